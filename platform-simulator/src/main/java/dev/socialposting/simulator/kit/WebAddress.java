package dev.socialposting.simulator.kit;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Reads addresses that clients give for files. */
public final class WebAddress {
    private WebAddress() {}

    /** An http or https address with a host, in ASCII only; nothing for anything else. */
    public static Optional<URI> parse(String text) {
        try {
            URI url = new URI(text);
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            boolean ascii = text.chars().allMatch(c -> c < 128);
            return web && ascii && url.getHost() != null ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }
}
