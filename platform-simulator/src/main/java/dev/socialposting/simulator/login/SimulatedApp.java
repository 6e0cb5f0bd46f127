package dev.socialposting.simulator.login;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An app that is registered with a platform and may ask people to connect.
 *
 * <p>Instagram Login wants the Instagram app's id and secret, Facebook Login those of the Meta app: mixing them up is refused.
 */
public record SimulatedApp(String id, String secret) {
    /** The app for Instagram Login. */
    public static final SimulatedApp INSTAGRAM = new SimulatedApp("1000000000000001", "simulated-instagram-app-secret");

    /** The app for Facebook Login. */
    public static final SimulatedApp FACEBOOK = new SimulatedApp("2000000000000002", "simulated-facebook-app-secret");

    /** What Facebook calls an app access token. */
    public String appToken() {
        return id + "|" + secret;
    }

    /** The {@code appsecret_proof} that goes with a token: the hex HMAC-SHA256 of the token under the app's secret. */
    public String proofOf(String token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
