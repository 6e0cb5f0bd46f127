package dev.socialposting.worker.publisher.meta;

import static dev.socialposting.worker.publisher.meta.Advice.nobodyActs;
import static dev.socialposting.worker.publisher.meta.Advice.operatorActs;
import static dev.socialposting.worker.publisher.meta.Advice.userActs;
import static dev.socialposting.worker.publisher.meta.ErrorMatch.code;
import static dev.socialposting.worker.publisher.meta.ErrorMatch.codes;
import static dev.socialposting.worker.publisher.meta.ErrorMatch.codesBetween;
import static dev.socialposting.worker.publisher.meta.ErrorMatch.unnamed;
import static dev.socialposting.worker.publisher.meta.Remedy.giveUp;
import static dev.socialposting.worker.publisher.meta.Remedy.holdBack;
import static dev.socialposting.worker.publisher.meta.Remedy.lookFirst;
import static dev.socialposting.worker.publisher.meta.Remedy.tryAgain;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The errors that every part of the Graph API has.
 *
 * <p>Source: Meta's guide to error handling (graph-api/guides/error-handling) and its overview of rate limiting.
 */
public final class CommonErrors {
    /** Our word for a permission that a connection lacks. */
    public static final String PERMISSION_MISSING = "permission_missing";

    /** Our word for a platform that is out of order for a while. */
    public static final String PLATFORM_UNAVAILABLE = "platform_unavailable";

    private static final Duration POLICY_BLOCK = Duration.ofHours(6);

    /** Our words for the causes that go away only when the account is connected again. */
    private static final Set<String> RECONNECT = Set.of(
            "token_expired",
            "app_removed",
            "password_changed",
            "session_invalidated",
            "page_role_lost",
            "security_check_required",
            "account_unconfirmed",
            "account_disconnected",
            PERMISSION_MISSING);

    private CommonErrors() {}

    /** Whether a cause goes away only when the account is connected again. */
    public static boolean needReconnect(String code) {
        return RECONNECT.contains(code);
    }

    static List<ErrorRule> rules(String platform) {
        String reconnect = "Connect the account again under Accounts, then try again.";
        String checkFirst =
                "Open " + platform + ", finish the security check it shows, connect the account again, then try again.";
        return List.of(
                new ErrorRule(
                        code(190, 463),
                        giveUp(),
                        "token_expired",
                        userActs("The permission to post that " + platform + " gave us has expired.", reconnect)),
                new ErrorRule(
                        code(190, 458),
                        giveUp(),
                        "app_removed",
                        userActs("Our app was removed from the account's settings on " + platform + ".", reconnect)),
                new ErrorRule(
                        code(190, 459),
                        giveUp(),
                        "security_check_required",
                        userActs(platform + " wants the account's owner to pass a security check first.", checkFirst)),
                new ErrorRule(
                        code(190, 460),
                        giveUp(),
                        "password_changed",
                        userActs("The account's password was changed, which disconnected us.", reconnect)),
                new ErrorRule(
                        code(190, 464),
                        giveUp(),
                        "account_unconfirmed",
                        userActs("The account's owner is not a confirmed user of " + platform + ".", checkFirst)),
                new ErrorRule(
                        code(190, 467),
                        giveUp(),
                        "session_invalidated",
                        userActs("The connection was ended, by a log-out or by " + platform + " itself.", reconnect)),
                new ErrorRule(
                        code(190, 492),
                        giveUp(),
                        "page_role_lost",
                        userActs(
                                "The user who connected the account has no role on its Page any more.",
                                "Let somebody who may create content on the Page connect the account, then try again.")),
                new ErrorRule(
                        codes(190, 102),
                        giveUp(),
                        "account_disconnected",
                        userActs(platform + " does not accept our connection to the account any more.", reconnect)),
                new ErrorRule(
                        codes(3, 10).or(codesBetween(200, 299)),
                        giveUp(),
                        PERMISSION_MISSING,
                        userActs(
                                "The connection lacks a permission that publishing needs.",
                                "Connect the account again and accept all permissions; if a Page belongs to it, check that"
                                        + " you may create content there.")),
                new ErrorRule(
                        code(100, 33),
                        lookFirst(),
                        "object_not_visible",
                        userActs(
                                platform + " says that something does not exist or is not visible to this connection."
                                        + " For things just created this is a known fault on its side.",
                                "Try again later. If it fails again, connect the account again.")),
                new ErrorRule(
                        codes(100),
                        giveUp(),
                        "invalid_parameter",
                        operatorActs(
                                platform + " does not accept one of the values we sent.",
                                "If you set options, try again without them; otherwise tell support the request id.")),
                new ErrorRule(
                        codes(4, 17, 32, 341, 613, 80001, 80002),
                        holdBack(),
                        "rate_limited",
                        nobodyActs(
                                platform + " limits how many calls are made for an account, and the limit is reached.",
                                "Nothing: it goes on by itself as soon as " + platform + " allows it.")),
                new ErrorRule(
                        codes(368),
                        holdBack(POLICY_BLOCK),
                        "action_blocked",
                        userActs(
                                platform
                                        + " blocks this action on the account for some time, for reasons of its policies.",
                                "Open " + platform
                                        + " and look for a notice. We try again by itself every few hours.")),
                new ErrorRule(
                        codes(1, 2).or(error -> !error.isNamed() && error.httpStatus() >= 500),
                        tryAgain(),
                        PLATFORM_UNAVAILABLE,
                        nobodyActs(
                                platform + " has a problem of its own at the moment.",
                                "Try again later; nothing is wrong with the post itself.")),
                new ErrorRule(
                        unnamed(),
                        tryAgain(),
                        "unreadable_answer",
                        nobodyActs(
                                platform + " answered something that cannot be understood.",
                                "Try again later, and tell support the request id if it fails again.")));
    }

    static ErrorRule unknown(String platform) {
        return new ErrorRule(
                _ -> true,
                tryAgain(),
                "platform_error",
                nobodyActs(
                        platform + " reported an error that we do not know. What it says is above, word for word.",
                        "Try again later, and tell support the request id if it fails again."));
    }
}
