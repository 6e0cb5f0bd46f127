package dev.socialposting.platforms.meta;

import dev.socialposting.platforms.rules.Fault;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.WhoActs;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What we find wrong ourselves, where the platform did not report an error. */
public final class OwnErrors {
    private OwnErrors() {}

    /** The options were accepted, but not by the rules of this version. */
    public static PostingError invalidOptions(List<Fault> faults) {
        return error(
                "invalid_options",
                faults.stream().map(Fault::message).collect(Collectors.joining(" ")),
                Advice.userChangesPost(
                        "This version does not take the post's options.", "Post again with other options."));
    }

    /**
     * The platform said yes, but not what it must say with it.
     *
     * @param what with its article
     */
    public static PostingError answerWithout(String platform, String what) {
        return unreadable(platform, platform + " answered without " + what + ".");
    }

    /**
     * The platform said yes, but nothing that can be used under a name.
     *
     * @param what with its article
     */
    public static PostingError answerWithout(String platform, String what, GraphObject body, String name) {
        return body.text(name)
                .map(text -> unreadable(
                        platform,
                        "%s answered with %s that cannot be used; it has %,d characters."
                                .formatted(platform, what, text.length())))
                .orElseGet(() -> answerWithout(platform, what));
    }

    private static PostingError unreadable(String platform, String message) {
        return error(
                "unreadable_answer",
                message,
                Advice.nobodyActs(
                        platform + " answered something that cannot be understood.",
                        "Try again later, and tell support the request id if it fails again."));
    }

    public static PostingError error(String code, String message, Advice advice) {
        WhoActs whoActs = advice.whoActs();
        return new PostingError(
                code, message, Optional.empty(), advice.explanation(), whoActs, advice.nextStep(), advice.retryable());
    }
}
