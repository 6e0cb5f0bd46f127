package dev.socialposting.platforms.meta;

import java.util.function.Function;

/**
 * One row of a platform's table of errors.
 *
 * @param code our stable word for the cause
 * @param advice what is said of an error
 */
public record ErrorRule(ErrorMatch match, Remedy remedy, String code, Function<GraphError, Advice> advice) {
    /** A row that says the same of all its errors. */
    public ErrorRule(ErrorMatch match, Remedy remedy, String code, Advice advice) {
        this(match, remedy, code, _ -> advice);
    }

    /** This row, with what another says of the cause. */
    ErrorRule explainedBy(ErrorRule other) {
        return new ErrorRule(match, remedy, other.code, other.advice);
    }
}
