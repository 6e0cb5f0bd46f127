package dev.socialposting.local.aws.server;

import com.amazonaws.services.dynamodbv2.exceptions.DynamoDBLocalServiceException;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * DynamoDB Local in this process.
 *
 * <p>Its own launcher listens on every address of the machine and reports usage to AWS; here its request handler stands
 * behind a Jetty server of ours on loopback, and no telemetry is set up.
 */
public final class EmbeddedDynamoDb implements EmbeddedServer {

    private static final String SERVICE = "DynamoDB Local";
    private static final int MOST_THREADS = 32;

    /** Reports errors that are answered to the caller anyway; kept here, or its level is forgotten with it. */
    private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

    private final Server server;
    private final LocalDynamoDBServerHandler handler;
    private final URI endpoint;

    private EmbeddedDynamoDb(Server server, LocalDynamoDBServerHandler handler, URI endpoint) {
        this.server = server;
        this.handler = handler;
        this.endpoint = endpoint;
    }

    /** Starts with empty tables that end with the process; port 0 takes a free one. */
    public static EmbeddedDynamoDb inMemory(int port, SiteGuard guard) {
        return start(port, null, guard);
    }

    /** Starts on the data kept in a directory, which is created if need be; port 0 takes a free one. */
    public static EmbeddedDynamoDb in(Path directory, int port, SiteGuard guard) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " cannot be created for " + SERVICE, e);
        }
        return start(port, directory, guard);
    }

    private static EmbeddedDynamoDb start(int port, @Nullable Path directory, SiteGuard guard) {
        Loopback.requireFree(SERVICE, port);
        SQLITE.setLevel(Level.OFF);
        LocalDynamoDBServerHandler handler = new LocalDynamoDBServerHandler(requestHandler(port, directory), null);
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS);
        threads.setDaemon(true);
        threads.setName("dynamodb-local");
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost(Loopback.HOST);
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(new JettyGuard(handler, guard));
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(SERVICE + " does not start", e);
        }
        return new EmbeddedDynamoDb(server, handler, Loopback.endpoint(connector.getLocalPort()));
    }

    private static LocalDynamoDBRequestHandler requestHandler(int port, @Nullable Path directory) {
        String path = directory == null ? null : directory.toString();
        boolean oneDatabaseForAllCredentials = true;
        try {
            return new LocalDynamoDBRequestHandler(port, path == null, path, oneDatabaseForAllCredentials, false);
        } catch (DynamoDBLocalServiceException e) {
            throw new IllegalStateException(SERVICE + " does not start", e);
        }
    }

    @Override
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        try {
            server.stop();
            handler.close();
        } catch (Exception e) {
            throw new IllegalStateException(SERVICE + " does not stop", e);
        }
    }
}
