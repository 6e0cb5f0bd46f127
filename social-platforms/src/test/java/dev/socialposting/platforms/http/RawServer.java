package dev.socialposting.platforms.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that reads whole requests and then does to the connection what a test says. */
final class RawServer implements AutoCloseable {
    private final ServerSocket listening;
    private final Answering answering;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    RawServer(Answering answering) {
        this.answering = answering;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::acceptUntilClosed);
    }

    String address() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    /** Start line, headers and body of every request that arrived whole. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void acceptUntilClosed() {
        try {
            while (true) {
                Socket socket = listening.accept();
                Thread.startVirtualThread(() -> serve(socket));
            }
        } catch (SocketException e) {
            // The test is over: closing the listening socket ends accept() in this way.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            requests.add(readRequest(socket));
            answering.answer(socket);
        } catch (IOException e) {
            requests.add("broken off: " + e.getMessage());
        }
    }

    private static String readRequest(Socket socket) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        StringBuilder request = new StringBuilder();
        int length = 0;
        for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            request.append(line).append('\n');
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        for (int read = 0; read < length; read++) {
            request.append((char) reader.read());
        }
        return request.toString();
    }

    /** What happens after a whole request was read. */
    interface Answering {
        void answer(Socket socket) throws IOException;

        static Answering text(String text) {
            return socket -> socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
