package dev.socialposting.simulator.login;

import dev.socialposting.simulator.http.RequestParameters;
import dev.socialposting.simulator.login.SignIn.SimulatedApp;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an app asks of a person, as read from the address the browser was sent to.
 *
 * <p>Beside the platform's own parameters there are two of the simulator: {@code simulator_account} answers for the person at once, as
 * the account of that id, and {@code simulator_decline=true} declines at once.
 */
public record LoginRequest(RequestParameters parameters) {
    private static final Set<String> OURS = Set.of("simulator_account", "simulator_decline");

    /** What is wrong with the request, in the platform's view. */
    public Optional<String> fault(SimulatedApp app, Set<String> knownScopes) {
        if (!parameter("client_id").equals(app.id())) {
            return Optional.of("Invalid platform app: the client_id is not that of a registered app.");
        }
        if (!mayBeRedirectedTo(parameter("redirect_uri"))) {
            return Optional.of("Invalid redirect_uri: it must be an https address.");
        }
        if (!parameter("response_type").equals("code")) {
            return Optional.of("Invalid response_type: it must be code.");
        }
        if (parameters.filled("config_id").isPresent()) {
            return Optional.empty();
        }
        List<String> unknown =
                scopes().stream().filter(scope -> !knownScopes.contains(scope)).toList();
        return scopes().isEmpty() || !unknown.isEmpty()
                ? Optional.of("Invalid scopes: " + String.join(", ", unknown))
                : Optional.empty();
    }

    /** The scopes that are asked for. */
    public List<String> scopes() {
        return Arrays.stream(parameter("scope").split("[,\\s]+"))
                .filter(scope -> !scope.isEmpty())
                .toList();
    }

    /** Where the person is sent back to. */
    public String redirectUri() {
        return parameter("redirect_uri");
    }

    /** The account that answers at once. */
    public Optional<String> answeringAccount() {
        return parameters.filled("simulator_account");
    }

    /** Whether it is declined at once. */
    public boolean declines() {
        return parameter("simulator_decline").equals("true");
    }

    /** This request's address with an answer in it. */
    public String answered(String path, String name, String value) {
        String query = parameters.all().entrySet().stream()
                .filter(parameter -> !OURS.contains(parameter.getKey()))
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return path + "?" + query + "&" + name + "=" + encode(value);
    }

    /** The app's address with a code. */
    public String backWithCode(String code, String fragment) {
        return back("code=" + encode(code)) + fragment;
    }

    /** The app's address with what a person's refusal looks like. */
    public String backDeclined() {
        return back("error=access_denied&error_reason=user_denied&error_description="
                + encode("The user denied your request."));
    }

    /** The app's address with an error of the platform. */
    public String backFailed(String error) {
        return back("error=" + encode(error) + "&error_description=" + encode("The platform could not go on."));
    }

    private String back(String query) {
        String separator = redirectUri().contains("?") ? "&" : "?";
        String state =
                parameters.text("state").map(value -> "&state=" + encode(value)).orElse("");
        return redirectUri() + separator + query + state;
    }

    private String parameter(String name) {
        return parameters.text(name).orElse("");
    }

    /** The platforms want https; the simulator takes http on the loopback address too, for use on one machine. */
    private static boolean mayBeRedirectedTo(String address) {
        try {
            URI uri = new URI(address);
            boolean loopback = "127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost());
            return uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && loopback));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
