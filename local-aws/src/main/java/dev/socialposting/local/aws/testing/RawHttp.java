package dev.socialposting.local.aws.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sends what no client would: requests as they are written down, headers and all. */
public final class RawHttp {

    private RawHttp() {}

    /** An answer. */
    public record Answer(int status, String head, String body) {}

    /**
     * Sends a request without a body.
     *
     * @param line such as {@code GET /?%zz=1}
     * @param headers besides {@code Host}, if that is not among them
     */
    public static Answer send(URI server, String line, String... headers) {
        StringBuilder request = new StringBuilder(line).append(" HTTP/1.1\r\n");
        if (List.of(headers).stream().noneMatch(header -> header.startsWith("Host:"))) {
            request.append("Host: ").append(server.getAuthority()).append("\r\n");
        }
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        request.append("Content-Length: 0\r\nConnection: close\r\n\r\n");
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String[] parts = answer.split("\r\n\r\n", 2);
            return new Answer(Integer.parseInt(answer.split(" ", 3)[1]), parts[0], parts.length < 2 ? "" : parts[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
