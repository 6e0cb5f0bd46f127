package dev.socialposting.local.gateway;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The content types of the dashboard's files, by the ends of their names. */
final class MediaTypes {

    private static final Map<String, String> BY_EXTENSION = Map.of(
            "css", "text/css; charset=utf-8",
            "html", "text/html; charset=utf-8",
            "ico", "image/x-icon",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "map", "application/json",
            "png", "image/png",
            "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8",
            "woff2", "font/woff2");
    private static final Set<String> TEXT = Set.of("css", "html", "js", "json", "map", "svg", "txt");

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
