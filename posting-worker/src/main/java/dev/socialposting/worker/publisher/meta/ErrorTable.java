package dev.socialposting.worker.publisher.meta;

import dev.socialposting.uploads.model.PostingError;
import java.util.ArrayList;
import java.util.List;

/** A platform's errors and what to do about each: the first rule that matches counts, the special before the general. */
public final class ErrorTable {
    private final String platformName;
    private final List<ErrorRule> rules;
    private final ErrorRule otherwise;

    /**
     * A platform's table.
     *
     * @param platformName as people write it
     * @param special the platform's own rules; {@link CommonErrors} come after them
     */
    public ErrorTable(String platformName, List<ErrorRule> special) {
        this.platformName = platformName;
        List<ErrorRule> all = new ArrayList<>(special);
        all.addAll(CommonErrors.rules(platformName));
        this.rules = List.copyOf(all);
        this.otherwise = CommonErrors.unknown(platformName);
    }

    /** What is to be done about an error, and what is said of it. */
    public Diagnosis diagnose(GraphError error) {
        ErrorRule rule = rules.stream()
                .filter(candidate -> candidate.match().matches(error))
                .findFirst()
                .orElse(otherwise);
        return new Diagnosis(error, remedy(error, rule), describe(error, rule));
    }

    /** An error that may pass is not given up; what is waited for or looked after already stays so. */
    private static Remedy remedy(GraphError error, ErrorRule rule) {
        return switch (rule.remedy()) {
            case Remedy.GiveUp() when error.isTransient() -> Remedy.tryAgain();
            case Remedy.PrepareAnew _ when error.isTransient() -> Remedy.tryAgain();
            case Remedy remedy -> remedy;
        };
    }

    private PostingError describe(GraphError error, ErrorRule rule) {
        Advice advice = rule.advice();
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
