package dev.socialposting.simulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the simulator does with a request: it answers, or it cuts the connection without an answer. */
public sealed interface SimulatorResponse {

    /** An answer with the given status, content type and text in UTF-8. */
    static Answer text(int status, String contentType, String text) {
        return new Answer(status, Map.of("Content-Type", contentType), text.getBytes(UTF_8));
    }

    /** A JSON answer. */
    static Answer json(int status, String json) {
        return text(status, "application/json; charset=UTF-8", json);
    }

    /** An HTML answer. */
    static Answer html(int status, String html) {
        return text(status, "text/html; charset=UTF-8", html);
    }

    /** An answer with any body. */
    static Answer bytes(int status, String contentType, byte[] body) {
        return new Answer(status, Map.of("Content-Type", contentType), body.clone());
    }

    /** An empty answer that sends the reader elsewhere. */
    static Answer redirect(String location) {
        return new Answer(302, Map.of("Location", location), new byte[0]);
    }

    /** The connection is closed without a single byte of an answer. */
    record ConnectionCut() implements SimulatorResponse {}

    /** A status, headers and a body. */
    final class Answer implements SimulatorResponse {
        private final int status;
        private final Map<String, String> headers;
        private final byte[] body;

        private Answer(int status, Map<String, String> headers, byte[] body) {
            this.status = status;
            this.headers = Map.copyOf(headers);
            this.body = body;
        }

        /** This answer with one more header. */
        public Answer withHeader(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Answer(status, more, body);
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }

        /** All headers, named as they are sent. */
        public Map<String, String> headers() {
            return headers;
        }

        /** The value of a header, its name compared without regard to case. */
        public Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .findFirst();
        }

        /** A copy of the body's bytes. */
        public byte[] body() {
            return body.clone();
        }

        /** The body read as UTF-8. */
        public String text() {
            return new String(body, UTF_8);
        }

        @Override
        public String toString() {
            return status + " " + text();
        }
    }
}
