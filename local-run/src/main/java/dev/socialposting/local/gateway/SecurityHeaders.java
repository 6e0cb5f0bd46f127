package dev.socialposting.local.gateway;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** The headers that CloudFront adds to the dashboard's files: a page runs and loads nothing but its own, and the user's video. */
final class SecurityHeaders {

    private static final String POLICY = String.join(
            "; ",
            "default-src 'self'",
            // Mantine sets styles from its components' properties.
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "media-src https: %1$s",
            "connect-src 'self' %1$s%2$s",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "object-src 'none'");

    private SecurityHeaders() {}

    /**
     * The headers.
     *
     * @param simulator has the sample videos; the only place besides https that is no part of the deployed policy
     * @param signIn names the place to sign in at, if there is one
     */
    static List<Map.Entry<String, String>> allowing(URI simulator, SignIn signIn) {
        return List.of(
                Map.entry("content-security-policy", POLICY.formatted(simulator, origin(signIn))),
                Map.entry("referrer-policy", "no-referrer"),
                Map.entry("x-content-type-options", "nosniff"));
    }

    private static String origin(SignIn signIn) {
        return switch (signIn) {
            case SignIn.NotNeeded _ -> "";
            case SignIn.Needed needed ->
                " " + needed.issuer().resolve("/").toString().replaceAll("/$", "");
        };
    }
}
