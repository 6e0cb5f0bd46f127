package dev.socialposting.simulator.graph;

import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.HandledCall;
import dev.socialposting.simulator.login.SimulatedApp;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.SimulatorState;
import dev.socialposting.simulator.state.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a call's token is good on a host.
 *
 * @param app under whose secret the token's proof must be made
 * @param kinds which tokens the host knows
 */
public record TokenCheck(SimulatorState state, SimulatedApp app, Predicate<Tokens.Kind> kinds) {
    /** Has a call handled for the account that its token stands for, or refuses it. */
    public HandledCall handle(ApiCall call, BiFunction<Tokens.Grant, SimulatedAccount, Optional<HandledCall>> act) {
        Optional<Tokens.Grant> grant =
                call.token().flatMap(state.tokens()::find).filter(found -> kinds.test(found.kind()));
        Optional<SimulatedAccount> account =
                grant.flatMap(found -> state.accounts().find(found.account()));
        if (grant.isEmpty() || account.isEmpty()) {
            return HandledCall.anonymous(GraphReply.refused(GraphError.tokenUnknown()));
        }
        return unusable(call, grant.get())
                .map(error -> HandledCall.about(grant.get().account(), GraphReply.refused(error)))
                .or(() -> act.apply(grant.get(), account.get()))
                .orElseGet(() -> HandledCall.anonymous(GraphReply.refused(GraphError.tokenUnknown())));
    }

    /** Why a known token cannot be used for this call: its time is over, or the proof that goes with it is wrong. */
    private Optional<GraphError> unusable(ApiCall call, Tokens.Grant grant) {
        if (grant.expired(state.clock().instant())) {
            return Optional.of(GraphError.tokenRefused(463));
        }
        Optional<String> proof = call.filled("appsecret_proof");
        return proof.isPresent() && !proof.equals(call.token().map(token -> proofOf(app, token)))
                ? Optional.of(GraphError.badParameter("Invalid appsecret_proof provided in the API argument"))
                : Optional.empty();
    }

    /** The {@code appsecret_proof} that goes with a token: the hex HMAC-SHA256 of the token under the app's secret. */
    public static String proofOf(SimulatedApp app, String token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(app.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
