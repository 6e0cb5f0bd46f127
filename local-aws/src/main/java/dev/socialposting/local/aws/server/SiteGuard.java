package dev.socialposting.local.aws.server;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Keeps the pages of other sites from a person's own machine. A page on the internet can have its browser call what listens on loopback:
 * under its own name, which it leads here (DNS rebinding), it may even read the answers; under ours, it may still make us do something
 * (CSRF).
 *
 * <p>Programs are not kept out: they can do all of this without a browser. Sources: Fetch Metadata Request Headers (W3C), RFC 6454 for
 * {@code Origin}, RFC 6761 for {@code localhost}.
 *
 * @param publicUrl under which this system is reached besides, through a proxy or a tunnel
 */
public record SiteGuard(Optional<URI> publicUrl) {

    /** Names it, in an environment. */
    public static final String PUBLIC_URL = "PUBLIC_URL";

    private static final Pattern LOOPBACK = Pattern.compile("localhost|.*\\.localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");
    private static final Pattern PORT = Pattern.compile("\\.?(:[0-9]*)?$");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final List<String> FROM_A_BROWSER = List.of("origin", "sec-fetch-site");

    /**
     * Why a call is not answered.
     *
     * @param status of HTTP
     * @param message for whoever wonders
     */
    public record Refusal(int status, String message) {}

    /**
     * Reads {@code PUBLIC_URL}.
     *
     * @throws IllegalArgumentException if it is no address
     */
    public static SiteGuard of(Map<String, String> environment) {
        return new SiteGuard(Optional.ofNullable(environment.get(PUBLIC_URL))
                .filter(text -> !text.isBlank())
                .map(SiteGuard::address));
    }

    private static URI address(String text) {
        String wrong =
                "%s must be an address such as https://posting.example.com, but is %s".formatted(PUBLIC_URL, text);
        try {
            URI address = URI.create(text.strip());
            if (address.getHost() == null) {
                throw new IllegalArgumentException(wrong);
            }
            return address;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(wrong, e);
        }
    }

    /**
     * For a server that pages of its own call: names that are not ours, and writing for a page of another site.
     *
     * @param headers by lower-case name
     */
    public Optional<Refusal> refusal(String method, Function<String, Optional<String>> headers) {
        Optional<Refusal> ofName = refusalOfName(headers);
        if (ofName.isPresent() || READING.contains(method) || isOwnSite(headers)) {
            return ofName;
        }
        return Optional.of(new Refusal(403, "A page of another site has sent this. It changes nothing here."));
    }

    /**
     * For a server that no page calls: whatever a browser sends of its own accord.
     *
     * @param headers by lower-case name
     */
    public Optional<Refusal> refusalOfPages(Function<String, Optional<String>> headers) {
        return refusalOfName(headers)
                .or(() -> FROM_A_BROWSER.stream()
                                .anyMatch(name -> headers.apply(name).isPresent())
                        ? Optional.of(new Refusal(403, "This is not for web pages."))
                        : Optional.empty());
    }

    /**
     * Names that are not ours.
     *
     * @param headers by lower-case name
     */
    public Optional<Refusal> refusalOfName(Function<String, Optional<String>> headers) {
        String host = headers.apply("host")
                .map(text -> PORT.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceFirst(""))
                .orElse("");
        boolean isPublic =
                publicUrl.filter(url -> url.getHost().equalsIgnoreCase(host)).isPresent();
        return isPublic || LOOPBACK.matcher(host).matches()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        421, "Call this as 127.0.0.1 or localhost. Another name has to be set as " + PUBLIC_URL + "."));
    }

    private boolean isOwnSite(Function<String, Optional<String>> headers) {
        Optional<String> site = headers.apply("sec-fetch-site");
        if (site.isPresent()) {
            // A program on another port of this machine is of the same site, but not of the same origin.
            return site.get().equals("same-origin") || site.get().equals("none");
        }
        return headers.apply("origin").map(origin -> isOurs(origin, headers)).orElse(true);
    }

    private boolean isOurs(String origin, Function<String, Optional<String>> headers) {
        String host = headers.apply("host").orElse("");
        return origin.equalsIgnoreCase("http://" + host)
                || origin.equalsIgnoreCase("https://" + host)
                || publicUrl
                        .filter(url -> origin.equalsIgnoreCase(url.getScheme() + "://" + url.getAuthority()))
                        .isPresent();
    }
}
