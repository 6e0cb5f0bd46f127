package dev.socialposting.platforms.meta;

import static dev.socialposting.platforms.meta.Advice.nobodyActs;
import static dev.socialposting.platforms.meta.Advice.operatorActs;
import static dev.socialposting.platforms.meta.Advice.userActs;
import static dev.socialposting.platforms.meta.Advice.userChangesPost;
import static dev.socialposting.platforms.meta.ErrorRule.Match.any;
import static dev.socialposting.platforms.meta.ErrorRule.Match.code;
import static dev.socialposting.platforms.meta.ErrorRule.Match.codes;
import static dev.socialposting.platforms.meta.ErrorRule.Match.codesAlone;
import static dev.socialposting.platforms.meta.ErrorRule.Match.codesExplained;
import static dev.socialposting.platforms.meta.ErrorRule.Match.codesRefined;
import static dev.socialposting.platforms.meta.ErrorRule.Match.codesRefinedBetween;
import static dev.socialposting.platforms.meta.ErrorRule.Match.saying;
import static dev.socialposting.platforms.meta.ErrorRule.Match.status;
import static dev.socialposting.platforms.meta.ErrorRule.Match.unnamed;
import static dev.socialposting.platforms.meta.ErrorRule.Match.unnamedWithStatus;
import static dev.socialposting.platforms.meta.Remedy.giveUp;
import static dev.socialposting.platforms.meta.Remedy.holdBack;
import static dev.socialposting.platforms.meta.Remedy.holdBackInDoubt;
import static dev.socialposting.platforms.meta.Remedy.lookFirst;
import static dev.socialposting.platforms.meta.Remedy.tryAgain;

import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    /** Our word for a block of the account for reasons of the platform's policies. */
    public static final String ACTION_BLOCKED = "action_blocked";

    /** How long an account that is blocked for reasons of policy is left alone; no platform says how long it blocks. */
    public static final Duration POLICY_BLOCK = Duration.ofHours(6);

    /** Our word for something that a platform says it does not know, or does not show. */
    public static final String NOT_VISIBLE = "object_not_visible";

    private static final String TOO_MANY_CALLS = "rate_limited";

    private CommonErrors() {}

    static List<ErrorRule> rules(String platform, List<String> permissions) {
        return Stream.of(
                        refusedConnection(platform),
                        refusedApp(platform),
                        missingPermission(permissions),
                        limits(platform),
                        refusedCall(platform),
                        unclear(platform))
                .flatMap(List::stream)
                .toList();
    }

    private static List<ErrorRule> refusedConnection(String platform) {
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
                        code(190, 459).or(code(190, 490)),
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
                        saying(
                                "called with a Page Access Token",
                                "A page access token is required",
                                "posted to a page as the page itself"),
                        giveUp(),
                        "page_token_needed",
                        userActs(
                                "A person's access token was given for the account, and this call takes the Page's own only.",
                                "Give the account the Page's own token under Accounts: the one that /me/accounts lists for"
                                        + " the Page. A person's token is refused again, a new one, too.")),
                new ErrorRule(
                        codesAlone(190, 102),
                        giveUp(),
                        "account_disconnected",
                        userActs(platform + " does not accept our connection to the account any more.", reconnect)));
    }

    /** Where nothing that the user does about the account helps. */
    private static List<ErrorRule> refusedApp(String platform) {
        return List.of(
                new ErrorRule(
                        saying("API access blocked", "API access deactivated").or(codes(101)),
                        giveUp(),
                        "app_blocked",
                        operatorActs(
                                platform + " does not take calls of our app any more.",
                                "Open the app's dashboard at Meta, do what it asks for, then try again.")),
                new ErrorRule(
                        saying("Unsupported request - method type"),
                        giveUp(),
                        "app_access_missing",
                        operatorActs(
                                platform + " takes no calls for this account from our app.",
                                "Give the app Advanced Access at Meta, or the account's owner a role on it, then try again.")),
                new ErrorRule(
                        codes(12, 2635),
                        giveUp(),
                        "api_version_outdated",
                        operatorActs(
                                platform + " does not offer this call in the version that we ask for.",
                                "Set the platform's version in PLATFORM_OVERRIDES to one that Meta supports, then try again.")));
    }

    private static List<ErrorRule> missingPermission(List<String> permissions) {
        return List.of(new ErrorRule(
                codesRefined(3, 10).or(codesRefinedBetween(200, 299)),
                giveUp(),
                PERMISSION_MISSING,
                new Permissions(permissions)::advice));
    }

    /** An answer with status 429 that names no limit leaves it open who refused the call, and whether it took effect before. */
    private static List<ErrorRule> limits(String platform) {
        Advice tooMany = nobodyActs(
                platform + " limits how many calls are made for an account, and the limit is reached.",
                "Nothing: it goes on by itself as soon as " + platform + " allows it.");
        return List.of(
                new ErrorRule(
                        codesRefined(4, 17, 32, 341, 613).or(codesRefinedBetween(80000, 80014)),
                        holdBack(),
                        TOO_MANY_CALLS,
                        tooMany),
                new ErrorRule(
                        codesExplained(368),
                        holdBack(POLICY_BLOCK),
                        ACTION_BLOCKED,
                        userActs(
                                platform
                                        + " blocks this action on the account for some time, for reasons of its policies.",
                                "Open " + platform
                                        + " and look for a notice. We try again by itself every few hours.")),
                new ErrorRule(status(429), holdBackInDoubt(), TOO_MANY_CALLS, tooMany));
    }

    private static List<ErrorRule> refusedCall(String platform) {
        return List.of(
                new ErrorRule(
                        code(100, 33),
                        lookFirst(),
                        NOT_VISIBLE,
                        userActs(
                                platform + " says that something does not exist or is not visible to this connection."
                                        + " For things just created this is a known fault on its side.",
                                "Try again later. If it fails again, connect the account again.")),
                new ErrorRule(
                        codes(803),
                        giveUp(),
                        "account_not_found",
                        userChangesPost(
                                platform + " knows nothing under the account's id.",
                                "Look at the account's id under Accounts, connect the right account, then post to that one.")),
                new ErrorRule(
                        codes(100, 2500),
                        giveUp(),
                        "invalid_parameter",
                        operatorActs(
                                platform + " does not accept one of the values we sent.",
                                "If you set options, try again without them; otherwise tell support the request id.")));
    }

    private static List<ErrorRule> unclear(String platform) {
        return List.of(
                new ErrorRule(
                        codes(1, 2).or(unnamedWithStatus(500, 599)),
                        tryAgain(),
                        PLATFORM_UNAVAILABLE,
                        nobodyActs(
                                platform + " has a problem of its own at the moment.",
                                "Try again later; nothing is wrong with the post itself.")),
                new ErrorRule(
                        unnamedWithStatus(401, 403),
                        tryAgain(),
                        "access_refused",
                        nobodyActs(
                                platform + " refused the call and did not say why.",
                                "Try again later. If it fails again, tell support the request id: our servers may be blocked.")),
                new ErrorRule(
                        unnamed(),
                        tryAgain(),
                        "unreadable_answer",
                        nobodyActs(
                                platform + " answered something that cannot be understood.",
                                "Try again later, and tell support the request id if it fails again.")),
                new ErrorRule(
                        any(),
                        tryAgain(),
                        "platform_error",
                        nobodyActs(
                                platform
                                        + " reported an error that we do not know. What it says is above, word for word.",
                                "Try again later, and tell support the request id if it fails again.")));
    }

    /**
     * What a connection may be missing, by the names that a person sees when they agree.
     *
     * @param needed what publishing needs
     */
    private record Permissions(List<String> needed) {
        private static final Pattern NAME = Pattern.compile("\\b(?:(?:pages|instagram)_[a-z_]{3,40}"
                + "|business_management|ads_management|ads_read|manage_pages|publish_pages|publish_video)\\b");

        Permissions {
            needed = List.copyOf(needed);
        }

        /** Which of them an error is about. */
        Advice advice(GraphError error) {
            List<String> named = namedBy(error);
            String lacking = named.isEmpty()
                    ? "a permission that publishing needs. It needs " + inWords(needed) + "."
                    : "the permission " + inWords(named) + ", which publishing needs.";
            return Advice.userActs(
                    "The connection lacks " + lacking,
                    "Connect the account again and accept all permissions, %s among them; if a Page belongs to it, check that you may create content there."
                            .formatted(inWords(named.isEmpty() ? needed : named)));
        }

        /** Meta's words name others, too, such as those for groups: what publishing does not need is named only if nothing else is. */
        private List<String> namedBy(GraphError error) {
            List<String> all = NAME.matcher(error.message())
                    .results()
                    .map(MatchResult::group)
                    .distinct()
                    .limit(5)
                    .toList();
            List<String> ours = all.stream().filter(needed::contains).toList();
            return ours.isEmpty() ? all : ours;
        }

        private static String inWords(List<String> names) {
            int last = names.size() - 1;
            return last < 1
                    ? String.join("", names)
                    : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
        }
    }
}
