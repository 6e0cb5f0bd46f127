package dev.socialposting.simulator.pages;

import dev.socialposting.simulator.http.SimulatorResponse;

/** HTML text, and the frame that all pages have. */
final class Html {
    /** Nothing but our own stylesheet and images, and videos from wherever a post's video is. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; "
            + "media-src http: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private Html() {}

    /** A text as it may stand between tags and inside quoted attributes. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    /** A link inside the simulator or to a post. */
    static String link(String address, String text) {
        return "<a href=\"" + escape(address) + "\">" + escape(text) + "</a>";
    }

    /** A whole page; the body is HTML already. */
    static SimulatorResponse.Answer page(int status, String title, String body) {
        String html = """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="icon" href="/profile.svg">
                <link rel="stylesheet" href="/simulator.css">
                </head>
                <body>
                <header><a href="/">Platform simulator</a></header>
                <main>
                <h1>%s</h1>
                %s
                </main>
                </body>
                </html>
                """.formatted(escape(title), escape(title), body);
        return SimulatorResponse.html(status, html)
                .withHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .withHeader("X-Content-Type-Options", "nosniff")
                .withHeader("Cache-Control", "no-store")
                .withHeader("Referrer-Policy", "no-referrer");
    }

    /** The page for an address where nothing is. */
    static SimulatorResponse.Answer notFound(String what) {
        return page(404, "Nothing here", "<p>" + escape(what) + "</p>");
    }
}
