package dev.socialposting.local.aws.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;

/** The address on which everything here listens: reachable from this machine only. */
public final class Loopback {

    public static final String HOST = "127.0.0.1";

    private static final InetAddress ADDRESS = InetAddress.ofLiteral(HOST);

    private Loopback() {}

    public static InetSocketAddress address(int port) {
        return new InetSocketAddress(ADDRESS, port);
    }

    public static URI endpoint(int port) {
        return URI.create("http://%s:%d".formatted(HOST, port));
    }

    /**
     * Finds out, before a server's own start hides it in layers of causes, that a port is taken.
     *
     * @param port 0 for any, which is never taken
     * @throws PortTakenException if something listens there
     */
    public static void requireFree(String service, int port) {
        if (port == 0) {
            return;
        }
        try (ServerSocket probe = new ServerSocket(port, 1, ADDRESS)) {
            probe.getLocalPort();
        } catch (BindException e) {
            throw new PortTakenException(service, port, e);
        } catch (IOException e) {
            throw new UncheckedIOException("port %d for %s cannot be opened".formatted(port, service), e);
        }
    }

    /**
     * A server that is not started yet.
     *
     * @param port 0 for any
     * @throws PortTakenException if something listens there
     */
    static HttpServer listen(String service, int port) {
        try {
            return HttpServer.create(address(port), 0);
        } catch (BindException e) {
            throw new PortTakenException(service, port, e);
        } catch (IOException e) {
            throw new UncheckedIOException(service + " does not start", e);
        }
    }
}
