package dev.socialposting.local.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The dashboard, as CloudFront serves it beside the API: files with a hash in their names may be kept for ever, every path that
 * names no file is a page of the one {@code index.html}.
 */
public final class StaticFiles {

    private static final String INDEX = "/index.html";
    private static final String HASHED = "/assets/";
    private static final String NOT_BUILT = """
            The dashboard is not built yet, so there is nothing to show here; the API works.

            To build it: stop this with Ctrl-C and run bin/run without --no-build. It needs Node and npm, and says so if it cannot
            find or install them. To build it beside a running system: npm ci && npm run build, in the folder frontend.
            """;

    private final Path directory;
    private final String configuration;
    private final List<Map.Entry<String, String>> securityHeaders;

    private StaticFiles(Path directory, String configuration, List<Map.Entry<String, String>> securityHeaders) {
        this.directory = directory;
        this.configuration = configuration;
        this.securityHeaders = securityHeaders;
    }

    /**
     * Serves a directory, whether or not it is there already.
     *
     * @param simulator where the sample videos are
     * @param signIn how the gateway knows its callers, as the dashboard must know, too
     * @param commit what is run
     */
    public static StaticFiles in(Path directory, URI simulator, SignIn signIn, String commit) {
        return new StaticFiles(
                directory.toAbsolutePath().normalize(),
                configuration(simulator, signIn, commit),
                SecurityHeaders.allowing(simulator, signIn));
    }

    private static String configuration(URI simulator, SignIn signIn, String commit) {
        String users = switch (signIn) {
            case SignIn.NotNeeded(String localUser) -> "\"local_user\":\"%s\"".formatted(localUser);
            case SignIn.Needed(URI issuer, String clientId) ->
                "\"sign_in\":{\"issuer\":\"%s\",\"client_id\":\"%s\"}".formatted(issuer, clientId);
        };
        return "{\"simulator_url\":\"%s\",%s,\"commit\":\"%s\"}".formatted(simulator, users, commit);
    }

    GatewayResponse answer(GatewayRequest request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return text(405, "Only GET and HEAD are answered here.\n", Map.entry("allow", "GET, HEAD"));
        }
        String path = request.decodedPath();
        String name = MediaTypes.isFileName(path) ? path : INDEX;
        return content(name).map(content -> found(request, name, content)).orElseGet(() -> missing(name));
    }

    private Optional<Content> content(String name) {
        return name.equals("/config.json")
                ? Optional.of(Content.ofText(configuration))
                : file(name).map(StaticFiles::read);
    }

    private Optional<Path> file(String name) {
        try {
            Path file = directory.resolve(name.substring(1)).normalize();
            return file.startsWith(directory) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Content read(Path file) {
        try {
            return Content.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private GatewayResponse found(GatewayRequest request, String name, Content content) {
        List<Map.Entry<String, String>> headers = new ArrayList<>(securityHeaders);
        headers.add(Map.entry("content-type", MediaTypes.of(name)));
        headers.add(Map.entry(
                "cache-control", name.startsWith(HASHED) ? "public, max-age=31536000, immutable" : "no-cache"));
        if (!MediaTypes.isText(name) || !Gzip.isWorthwhile(content)) {
            return new GatewayResponse(200, headers, content);
        }
        headers.add(Map.entry("vary", "accept-encoding"));
        if (!Gzip.isAcceptedBy(request)) {
            return new GatewayResponse(200, headers, content);
        }
        headers.add(Map.entry("content-encoding", "gzip"));
        return new GatewayResponse(200, headers, Gzip.compressed(content));
    }

    private GatewayResponse missing(String name) {
        Map.Entry<String, String> notKept = Map.entry("cache-control", "no-cache");
        return name.equals(INDEX) ? text(503, NOT_BUILT, notKept) : text(404, "There is no such file.\n", notKept);
    }

    private GatewayResponse text(int status, String text, Map.Entry<String, String> header) {
        List<Map.Entry<String, String>> headers = new ArrayList<>(securityHeaders);
        headers.add(Map.entry("content-type", MediaTypes.of("words.txt")));
        headers.add(header);
        return new GatewayResponse(status, headers, Content.ofText(text));
    }
}
