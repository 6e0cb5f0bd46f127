package dev.socialposting.platforms.meta;

import dev.socialposting.platforms.Connector.Check;
import dev.socialposting.platforms.meta.ErrorRule.Match.Reach;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.WhoActs;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A platform's errors and what to do about each.
 *
 * <p>What is to be done is said by the error's code where that says anything by itself: a subcode then only says it more precisely. A rule
 * for a subcode that says something else than the code does is for that pair alone, and says so ({@link ErrorRule.Match#code}). Among rules
 * that reach equally far the first that matches counts.
 */
public final class ErrorTable {
    private final String platformName;
    private final List<ErrorRule> rules;

    /**
     * A platform's table.
     *
     * @param platformName as people write it
     * @param permissions what publishing needs, by the platform's names
     * @param special the platform's own rules; {@link CommonErrors} come after them
     */
    public ErrorTable(String platformName, List<String> permissions, List<ErrorRule> special) {
        this.platformName = platformName;
        this.rules = Stream.concat(special.stream(), CommonErrors.rules(platformName, permissions).stream())
                .toList();
    }

    /** Every rule there is, in their order. */
    public List<ErrorRule> rules() {
        return rules;
    }

    /** What is to be done about an error, and what is said of it. */
    public Diagnosis diagnose(GraphError error) {
        ErrorRule rule = rule(error);
        return new Diagnosis(error, remedy(error, rule), describe(error, rule));
    }

    /** What the answer to a call says of the account that it was made for: only what the user must mend speaks against it. */
    public Check check(GraphAnswer answer) {
        return switch (answer) {
            case GraphAnswer.Success _ -> Check.WORKS;
            case GraphAnswer.Refusal(GraphError error) -> check(diagnose(error));
        };
    }

    private static Check check(Diagnosis diagnosis) {
        PostingError why = diagnosis.forUser();
        return diagnosis.remedy() instanceof Remedy.GiveUp && why.whoActs() == WhoActs.USER
                ? new Check.Refused(why)
                : Check.UNCLEAR;
    }

    private ErrorRule rule(GraphError error) {
        return first(error, Reach.EXACT::equals)
                .or(() -> byNumbers(error))
                .or(() -> first(error, Reach.GENERAL::equals))
                .orElseThrow();
    }

    private Optional<ErrorRule> byNumbers(GraphError error) {
        Optional<ErrorRule> byNumber = first(error, Reach.NUMBER::equals);
        Optional<ErrorRule> byCode = first(error, Reach::isOfCode);
        return byCode.map(code -> byNumber.map(number -> together(code, number)).orElse(code))
                .or(() -> byNumber);
    }

    private static ErrorRule together(ErrorRule code, ErrorRule number) {
        return switch (code.match().reach()) {
            case CODE_EXPLAINED -> number.remedy() instanceof Remedy.GiveUp ? code.explainedBy(number) : code;
            case CODE_REFINED -> code.remedy().isLike(number.remedy()) ? number : code;
            case CODE_ALONE, EXACT, NUMBER, GENERAL -> code;
        };
    }

    private Optional<ErrorRule> first(GraphError error, Predicate<Reach> reach) {
        return rules.stream()
                .filter(rule -> reach.test(rule.match().reach()))
                .filter(rule -> rule.match().matches(error))
                .findFirst();
    }

    /** An error that may pass is not given up; what is waited for or looked after already stays so. */
    private static Remedy remedy(GraphError error, ErrorRule rule) {
        return switch (rule.remedy()) {
            case Remedy.GiveUp() when error.isTransient() -> Remedy.tryAgain();
            case Remedy.UnlessOurs _ when error.isTransient() -> Remedy.tryAgain();
            case Remedy.PrepareAnew _ when error.isTransient() -> Remedy.tryAgain();
            case Remedy remedy -> remedy;
        };
    }

    private PostingError describe(GraphError error, ErrorRule rule) {
        Advice advice = rule.advice().apply(error);
        String detail = error.userMessage()
                .filter(words -> !words.equals(error.message()))
                .map(words -> " " + platformName + " says: " + words)
                .orElse("");
        return new PostingError(
                rule.code(),
                error.message(),
                error.label(),
                advice.explanation() + detail,
                advice.whoActs(),
                advice.nextStep(),
                advice.retryable());
    }
}
