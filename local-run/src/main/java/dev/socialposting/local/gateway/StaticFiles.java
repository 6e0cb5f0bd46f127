package dev.socialposting.local.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The dashboard's files, as CloudFront serves them beside the API: with headers that let a page load nothing from elsewhere. */
public final class StaticFiles {

    private static final String INDEX = "index.html";
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "html", "text/html; charset=utf-8",
            "ico", "image/x-icon",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "png", "image/png",
            "svg", "image/svg+xml",
            "woff2", "font/woff2");
    private static final List<Map.Entry<String, String>> HEADERS = List.of(
            Map.entry(
                    "content-security-policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                            + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"),
            Map.entry("cache-control", "no-cache"),
            Map.entry("referrer-policy", "no-referrer"),
            Map.entry("x-content-type-options", "nosniff"));

    private final Optional<Path> root;
    private final Map<String, String> generated;

    private StaticFiles(Optional<Path> root, Map<String, String> generated) {
        this.root = root;
        this.generated = Map.copyOf(generated);
    }

    /**
     * Serves the first of these directories that is there.
     *
     * @param generated further files, by path such as {@code /config.json}; they win over those of the directory
     */
    public static StaticFiles of(List<Path> directories, Map<String, String> generated) {
        return new StaticFiles(
                directories.stream()
                        .filter(Files::isDirectory)
                        .findFirst()
                        .map(path -> path.toAbsolutePath().normalize()),
                generated);
    }

    /** No files: every request is for the API. */
    public static StaticFiles none() {
        return new StaticFiles(Optional.empty(), Map.of());
    }

    Optional<GatewayResponse> find(GatewayRequest request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return Optional.empty();
        }
        String path = request.decodedPath();
        String name = path.endsWith("/") ? path + INDEX : path;
        return content(name).map(bytes -> new GatewayResponse(200, headers(name), bytes));
    }

    private Optional<Content> content(String name) {
        String text = generated.get(name);
        if (text != null) {
            return Optional.of(Content.ofText(text));
        }
        return root.flatMap(directory -> file(directory, name)).map(StaticFiles::read);
    }

    private static Optional<Path> file(Path directory, String name) {
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

    private static List<Map.Entry<String, String>> headers(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1);
        String type = TYPES.getOrDefault(extension, "application/octet-stream");
        return Stream.concat(Stream.of(Map.entry("content-type", type)), HEADERS.stream())
                .toList();
    }
}
