package dev.socialposting.simulator.graph;

import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.HandledCall;
import dev.socialposting.simulator.kit.TokenCheck;
import dev.socialposting.simulator.login.SignIn.SimulatedApp;
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
 * The tokens that one of Meta's hosts takes.
 *
 * @param app under whose secret a token's proof must be made
 * @param kinds which tokens the host knows
 */
public record MetaTokens(SimulatorState state, SimulatedApp app, Predicate<Tokens.Kind> kinds) {
    /**
     * Has a call handled for the account that its token stands for, or refuses it.
     *
     * @param act gives nothing when the token is of no use for this call
     */
    public HandledCall handle(ApiCall call, BiFunction<Tokens.Grant, SimulatedAccount, Optional<HandledCall>> act) {
        return new TokenCheck(
                        state,
                        kinds,
                        GraphReply.refused(GraphError.tokenUnknown()),
                        GraphReply.refused(GraphError.tokenRefused(463)))
                .handle(call, (grant, account) -> isProven(call) ? act.apply(grant, account) : wrongProof(account));
    }

    /** Whether the proof that may go with a token is right. */
    private boolean isProven(ApiCall call) {
        Optional<String> proof = call.filled("appsecret_proof");
        return proof.isEmpty() || proof.equals(call.token().map(token -> proofOf(app, token)));
    }

    private static Optional<HandledCall> wrongProof(SimulatedAccount account) {
        GraphError error = GraphError.badParameter("Invalid appsecret_proof provided in the API argument");
        return Optional.of(HandledCall.about(account.key(), GraphReply.refused(error)));
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
