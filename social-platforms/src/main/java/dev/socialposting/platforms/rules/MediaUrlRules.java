package dev.socialposting.platforms.rules;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses of media are accepted: those that a platform's servers can fetch from the open internet.
 *
 * <p>The address must be https on a public host name, without credentials and fragment, in ASCII (not every platform fetches another) and
 * at most {@value #MAX_LENGTH} characters long. An IP address is refused in every notation, the public ones too: nobody serves
 * media under https by a bare address. Names are not resolved, because it is the platform that fetches and not we.
 */
public final class MediaUrlRules {
    /** The longest address, in characters: one that a role of AWS has signed has 1,800 to 2,300. */
    public static final int MAX_LENGTH = 4096;

    /** The rules without an exception. */
    public static final MediaUrlRules PUBLIC_ONLY = new MediaUrlRules(List.of());

    private static final Pattern AUTHORITY =
            Pattern.compile("(?<host>\\[[0-9A-Fa-f:.%]*]|[^:@\\[\\]]*)(:(?<port>[0-9]{0,5}))?");
    private static final Pattern HOST_NAME = Pattern.compile(
            "[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(\\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*");
    private static final int MAX_HOST_LENGTH = 253;
    private static final int MAX_PORT = 65_535;

    /** A last label that browsers and C libraries read as (part of) an IPv4 address: decimal, octal or hexadecimal. */
    private static final Pattern NUMERIC_LABEL = Pattern.compile("[0-9]+|0[xX][0-9A-Fa-f]*");

    private final Set<String> allowedOrigins;

    /**
     * @param allowedOrigins origins such as {@code http://127.0.0.1:8090} whose addresses need be neither https nor public
     */
    public MediaUrlRules(List<String> allowedOrigins) {
        this.allowedOrigins = allowedOrigins.stream()
                .map(origin -> origin.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * One thing that is wrong with an address.
     *
     * @param code {@code url_malformed}, {@code url_too_long}, {@code url_not_https}, {@code url_not_public},
     *     {@code url_with_credentials} or {@code url_with_fragment}
     */
    public record Problem(String code, String message) {}

    /** Everything that is wrong with an address; empty when nothing is. */
    public List<Problem> check(String url) {
        List<Problem> problems = new ArrayList<>();
        if (url.length() > MAX_LENGTH) {
            problems.add(new Problem("url_too_long", "The URL must have at most %d characters.".formatted(MAX_LENGTH)));
        }
        Optional<URI> parsed = parse(url);
        if (parsed.isEmpty()) {
            problems.add(malformed());
            return problems;
        }
        check(parsed.get(), problems);
        return problems;
    }

    private void check(URI uri, List<Problem> problems) {
        if (uri.getRawFragment() != null) {
            problems.add(new Problem(
                    "url_with_fragment", "The URL must not have a part after #: it never reaches the server."));
        }
        String authority = uri.getRawAuthority();
        int at = authority.lastIndexOf('@');
        if (at >= 0) {
            problems.add(new Problem("url_with_credentials", "The URL must not carry a user name or password."));
        }
        Matcher matcher = AUTHORITY.matcher(authority.substring(at + 1));
        if (!matcher.matches() || !isPort(matcher.group("port"))) {
            problems.add(malformed());
            return;
        }
        if (!allowedOrigins.contains(origin(uri, authority.substring(at + 1)))) {
            checkPublic(uri, matcher.group("host"), problems);
        }
    }

    private static void checkPublic(URI uri, String host, List<Problem> problems) {
        if (!"https".equalsIgnoreCase(uri.getScheme())) {
            problems.add(new Problem("url_not_https", "The URL must begin with https://."));
        }
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (isIpAddress(name)) {
            problems.add(new Problem(
                    "url_not_public",
                    "The URL must name a public host, such as videos.example.com, and not an IP address."));
        } else if (name.length() > MAX_HOST_LENGTH || !HOST_NAME.matcher(name).matches()) {
            problems.add(malformed());
        } else if (LocalNames.contain(name.toLowerCase(Locale.ROOT))) {
            problems.add(new Problem(
                    "url_not_public",
                    "The URL must name a host that can be reached from the internet: this one is local."));
        }
    }

    private static boolean isIpAddress(String host) {
        String lastLabel = host.substring(host.lastIndexOf('.') + 1);
        return host.startsWith("[") || NUMERIC_LABEL.matcher(lastLabel).matches();
    }

    private static boolean isPort(@Nullable String port) {
        return port == null || port.isEmpty() || (Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= MAX_PORT);
    }

    private static String origin(URI uri, String hostAndPort) {
        return (uri.getScheme() + "://" + hostAndPort).toLowerCase(Locale.ROOT);
    }

    private static Optional<URI> parse(String url) {
        for (int at = 0; at < url.length(); at++) {
            if (url.charAt(at) <= ' ' || url.charAt(at) >= 0x7f) {
                return Optional.empty();
            }
        }
        try {
            URI uri = new URI(url);
            return uri.getScheme() == null || uri.getRawAuthority() == null ? Optional.empty() : Optional.of(uri);
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static Problem malformed() {
        return new Problem(
                "url_malformed",
                "This is not an absolute URL. Characters outside ASCII, spaces and quotes must be percent-encoded, host names in their xn-- form.");
    }
}
