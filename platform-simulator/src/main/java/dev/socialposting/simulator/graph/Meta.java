package dev.socialposting.simulator.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.http.SimulatorResponse;
import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.CommonErrors;
import dev.socialposting.simulator.kit.Faults;
import dev.socialposting.simulator.kit.HandledCall;
import dev.socialposting.simulator.kit.HandledCall.Route;
import dev.socialposting.simulator.kit.Json;
import dev.socialposting.simulator.kit.Reply;
import dev.socialposting.simulator.login.SignIn.SimulatedApp;
import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.model.LoginVariant;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.Ids;
import dev.socialposting.simulator.state.SimulatorState;
import dev.socialposting.simulator.state.Step;
import dev.socialposting.simulator.state.Tokens;
import dev.socialposting.simulator.video.VideoFetcher.Crawler;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalInt;

/** What Meta's platforms share: their names, apps, kinds of tokens, and the forms of ids and times. */
public final class Meta {
    /** Accounts for pictures and Reels. */
    public static final Platform INSTAGRAM = new Platform("instagram");
    /** Pages. */
    public static final Platform FACEBOOK = new Platform("facebook");
    /** Calls go to {@code graph.instagram.com} with a token that starts with {@code IGAA}. */
    public static final LoginVariant INSTAGRAM_LOGIN = new LoginVariant("instagram_login");
    /** Calls go to {@code graph.facebook.com} with a token that starts with {@code EAA}; Pages have no other. */
    public static final LoginVariant FACEBOOK_LOGIN = new LoginVariant("facebook_login");
    /** The app for Instagram Login; mixing it up with the other one is refused. */
    public static final SimulatedApp INSTAGRAM_APP =
            new SimulatedApp("1000000000000001", "simulated-instagram-app-secret");
    /** The app for Facebook Login. */
    public static final SimulatedApp FACEBOOK_APP =
            new SimulatedApp("2000000000000002", "simulated-facebook-app-secret");
    /** The token of an Instagram account, by Instagram Login. */
    public static final Tokens.Kind INSTAGRAM_USER = new Tokens.Kind("instagram_user");
    /** The token of a person on Facebook, who manages Pages and the Instagram accounts linked to them. */
    public static final Tokens.Kind FACEBOOK_USER = new Tokens.Kind("facebook_user");
    /** The token of a Facebook Page, or of an Instagram account connected by Facebook Login. */
    public static final Tokens.Kind FACEBOOK_ACCOUNT = new Tokens.Kind("facebook_account");

    /** Who fetches videos. Source: the notes on Facebook, section 1, step A2. */
    public static final Crawler CRAWLER = new Crawler(
            "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
            Optional.of("facebookexternalhit"));

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssZ").withZone(ZoneOffset.UTC);
    private static final int RATE_LIMITED = 4;
    private static final CommonErrors ERRORS = new CommonErrors() {
        @Override
        public Reply serverError() {
            return GraphReply.refused(GraphError.unknown());
        }

        @Override
        public Reply throttled() {
            return GraphReply.refused(GraphError.of(RATE_LIMITED, "(#4) Application request limit reached")
                    .withStatus(Reply.TOO_MANY_REQUESTS)
                    .withRegainMinutes(1));
        }
    };

    private Meta() {}

    /** Lets a scenario have its way with a call, and the platform handle it. */
    public static HandledCall play(SimulatorState state, SimulatedAccount account, Faults faults, Route route) {
        return HandledCall.play(state, ERRORS, account, faults, route);
    }

    /** A call for something that does not exist. */
    public static Route unknown(ApiCall call) {
        return new Route(
                Step.OTHER, "", () -> GraphReply.refused(GraphError.notVisible(call.method(), call.segment(0))));
    }

    /** The API version that a call named, or the usual one. */
    public static String version(ApiCall call) {
        return call.version().isEmpty() ? "v25.0" : call.version();
    }

    /** A time such as {@code 2026-11-22T11:03:33+0000}. */
    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** A token that was not given out before, for calls to the host of Instagram Login or to that of Facebook Login. */
    public static String token(Ids ids, LoginVariant variant) {
        return ids.letters(variant.equals(INSTAGRAM_LOGIN) ? "IGAA" : "EAA", 56, "ZDZD");
    }

    /** The token of a seeded account. */
    public static String seededToken(LoginVariant variant, String kind, int number) {
        String prefix = variant.equals(INSTAGRAM_LOGIN) ? "IGAA" : "EAA";
        return prefix + "Simulator" + kind + "%03d".formatted(number) + "ZDZD";
    }

    /** An authorization code. */
    public static String authorizationCode(Ids ids) {
        return ids.letters("AQ", 60, "");
    }

    /** An {@code fbtrace_id}. */
    static String trace(Ids ids) {
        return ids.letters("A", 22, "");
    }

    /** The headers that say how much of a rate limit is used. As with the real platforms they are absent until there was some traffic. */
    static final class UsageHeaders {
        private static final int CALLS_WITHOUT_HEADERS = 2;
        private static final int FULL = 100;

        private UsageHeaders() {}

        static SimulatorResponse add(
                SimulatorState state,
                Optional<AccountKey> account,
                SimulatorResponse.Answer answer,
                OptionalInt regainMinutes) {
            if (account.isEmpty()) {
                return answer;
            }
            int calls = state.accounts().historyOf(account.get()).calls();
            if (calls <= CALLS_WITHOUT_HEADERS && regainMinutes.isEmpty()) {
                return answer;
            }
            int percent = regainMinutes.isPresent() ? FULL : Math.min(FULL / 2, calls / 10);
            ObjectNode app = Json.object()
                    .put("call_count", Math.min(percent, FULL / 2))
                    .put("total_cputime", 0)
                    .put("total_time", 1);
            return answer.withHeader("X-App-Usage", app.toString())
                    .withHeader(
                            "X-Business-Use-Case-Usage", businessUse(account.get(), percent, regainMinutes.orElse(0)));
        }

        private static String businessUse(AccountKey account, int percent, int regainMinutes) {
            ObjectNode header = Json.object();
            header.putArray(account.accountId())
                    .addObject()
                    .put("type", account.platform().equals(Meta.INSTAGRAM) ? "instagram" : "pages")
                    .put("call_count", percent)
                    .put("total_cputime", 1)
                    .put("total_time", 1)
                    .put("estimated_time_to_regain_access", regainMinutes);
            return header.toString();
        }
    }
}
