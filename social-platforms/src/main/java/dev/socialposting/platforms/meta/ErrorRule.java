package dev.socialposting.platforms.meta;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One row of a platform's table of errors.
 *
 * @param code our stable word for the cause
 * @param advice what is said of an error
 */
public record ErrorRule(Match match, Remedy remedy, String code, Function<GraphError, Advice> advice) {
    /** A row that says the same of all its errors. */
    public ErrorRule(Match match, Remedy remedy, String code, Advice advice) {
        this(match, remedy, code, _ -> advice);
    }

    /** This row, with what another says of the cause. */
    ErrorRule explainedBy(ErrorRule other) {
        return new ErrorRule(match, remedy, other.code, other.advice);
    }

    /**
     * Which errors a rule is for.
     *
     * @param reach how much the rule says against those for other parts of the same error
     */
    public record Match(Reach reach, Predicate<GraphError> test) {
        /** An error has a code, perhaps a subcode, and words; what counts if there are rules for more than one of these. */
        enum Reach {
            /** This very error. Counts before all others. */
            EXACT,

            /** A number that means the same as code, and as subcode of a code that says nothing by itself. */
            NUMBER,

            /** A code that says all there is to do; its subcodes change nothing. */
            CODE_ALONE,

            /** A code that says what is to be done; a subcode may say it more precisely, but nothing else. */
            CODE_REFINED,

            /** A code that says what is to be done; a subcode that would be given up for by itself says why. */
            CODE_EXPLAINED,

            /** Whatever no other rule is for. Counts after all others. */
            GENERAL;

            /** Whether the code, or the status in its place, says what is to be done whatever the subcode. */
            boolean isOfCode() {
                return this == CODE_ALONE || this == CODE_REFINED || this == CODE_EXPLAINED;
            }
        }

        public boolean matches(GraphError error) {
            return test.test(error);
        }

        /** As far as this, and for the other's errors, too. */
        public Match or(Match other) {
            return new Match(reach, test.or(other.test));
        }

        /** Errors with this code and this subcode, where the pair says something else than the code. */
        public static Match code(int code, int subcode) {
            return new Match(Reach.EXACT, error -> error.isCode(code) && error.isSubcode(subcode));
        }

        /** Errors with this number, as code or subcode, whatever else they say. */
        public static Match always(int number) {
            return new Match(Reach.EXACT, error -> error.hasNumber(number));
        }

        /** Errors whose message contains one of these words, without regard to case. */
        public static Match saying(String... words) {
            return new Match(Reach.EXACT, error -> Arrays.stream(words).anyMatch(error::says));
        }

        /** Errors with one of these numbers, as code or subcode. For numbers that mean the same wherever they stand. */
        public static Match numbers(int... numbers) {
            return new Match(Reach.NUMBER, error -> Arrays.stream(numbers).anyMatch(error::hasNumber));
        }

        /** Errors of the upload service of this type. */
        public static Match type(String type) {
            return new Match(
                    Reach.NUMBER, error -> error.type().filter(type::equals).isPresent());
        }

        /** Errors that something we had prepared reports of itself, without a number. */
        public static Match reportedWithoutNumber() {
            return new Match(Reach.NUMBER, error -> error.httpStatus() == 0 && !error.isNamed());
        }

        /** Errors with one of these codes, which say nothing by themselves if there is a subcode that we know. */
        public static Match codes(int... codes) {
            return withCode(Reach.GENERAL, codes);
        }

        static Match codesAlone(int... codes) {
            return withCode(Reach.CODE_ALONE, codes);
        }

        static Match codesRefined(int... codes) {
            return withCode(Reach.CODE_REFINED, codes);
        }

        static Match codesExplained(int... codes) {
            return withCode(Reach.CODE_EXPLAINED, codes);
        }

        /** Errors whose code lies in a range. */
        static Match codesRefinedBetween(int first, int last) {
            return new Match(
                    Reach.CODE_REFINED, error -> error.code().stream().anyMatch(code -> first <= code && code <= last));
        }

        /** Answers with this HTTP status, whatever their body says that is not a matter of its own. */
        static Match status(int status) {
            return new Match(Reach.CODE_REFINED, error -> error.httpStatus() == status);
        }

        /** Answers with one of these HTTP statuses that name no error. */
        static Match unnamedWithStatus(int first, int last) {
            return new Match(
                    Reach.GENERAL,
                    error -> !error.isNamed() && first <= error.httpStatus() && error.httpStatus() <= last);
        }

        /** Answers that name no error, such as a load balancer's page. */
        static Match unnamed() {
            return new Match(Reach.GENERAL, error -> !error.isNamed());
        }

        /** All errors. */
        static Match any() {
            return new Match(Reach.GENERAL, _ -> true);
        }

        private static Match withCode(Reach reach, int... codes) {
            return new Match(reach, error -> Arrays.stream(codes).anyMatch(error::isCode));
        }
    }
}
