package dev.socialposting.local.gateway;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The content types of the dashboard's files, by the ends of their names. */
final class MediaTypes {

    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
            entry("css", "text/css; charset=utf-8"),
            entry("html", "text/html; charset=utf-8"),
            entry("ico", "image/x-icon"),
            entry("js", "text/javascript; charset=utf-8"),
            entry("json", "application/json"),
            entry("map", "application/json"),
            entry("png", "image/png"),
            entry("svg", "image/svg+xml"),
            entry("txt", "text/plain; charset=utf-8"),
            entry("woff2", "font/woff2"),
            entry("yaml", "application/yaml"));
    private static final Set<String> TEXT = Set.of("css", "html", "js", "json", "map", "svg", "txt", "yaml");

    private MediaTypes() {}

    static String of(String name) {
        return BY_EXTENSION.getOrDefault(extension(name), "application/octet-stream");
    }

    /** Whether such a file becomes much smaller when compressed. */
    static boolean isText(String name) {
        return TEXT.contains(extension(name));
    }

    /** Whether a path names a file, rather than a page of the dashboard. */
    static boolean isFileName(String path) {
        return path.indexOf('.', path.lastIndexOf('/') + 1) >= 0;
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
