package dev.socialposting.local.aws.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.util.Map;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.scaladsl.Http;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;
import scala.concurrent.Await;
import scala.concurrent.duration.Duration;

/**
 * ElasticMQ in this process: SQS with delays, visibility, receive counts and redrive, in memory.
 *
 * <p>Messages end with the process. That is meant: a nudge may be lost at any time, and what is overdue is nudged again.
 */
public final class EmbeddedSqs implements EmbeddedServer {

    private static final String SERVICE = "SQS";

    private final ActorSystem actors;
    private final SQSRestServer server;
    private final URI endpoint;

    private EmbeddedSqs(ActorSystem actors, SQSRestServer server, URI endpoint) {
        this.actors = actors;
        this.server = server;
        this.endpoint = endpoint;
    }

    /** Starts without queues; port 0 takes a free one. */
    public static EmbeddedSqs start(int port) {
        Loopback.requireFree(SERVICE, port);
        return start(builder(port));
    }

    /** Starts without queues, on a free port, behind a server whose address is that of the queues. */
    static EmbeddedSqs behind(URI front) {
        return start(builder(0).withServerAddress(new NodeAddress("http", front.getHost(), front.getPort(), "")));
    }

    private static EmbeddedSqs start(TheSQSRestServerBuilder builder) {
        ActorSystem actors = ActorSystem.create("elasticmq", settings());
        SQSRestServer server = builder.withActorSystem(actors).start();
        Http.ServerBinding binding = server.waitUntilStarted();
        return new EmbeddedSqs(
                actors, server, Loopback.endpoint(binding.localAddress().getPort()));
    }

    private static TheSQSRestServerBuilder builder(int port) {
        var builder = SQSRestServerBuilder.withInterface(Loopback.HOST)
                .withAWSAccountId("000000000000")
                .withAWSRegion("us-east-1");
        return port == 0 ? builder.withDynamicPort() : builder.withPort(port);
    }

    private static Config settings() {
        return ConfigFactory.parseMap(Map.of(
                        "pekko.loglevel", "WARNING",
                        "pekko.daemonic", "on",
                        "pekko.jvm-exit-on-fatal-error", "off",
                        "pekko.coordinated-shutdown.run-by-jvm-shutdown-hook", "off"))
                .withFallback(ConfigFactory.load(EmbeddedSqs.class.getClassLoader()));
    }

    @Override
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        server.stopAndWait();
        try {
            Await.result(actors.terminate(), Duration.create("10 s"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException(SERVICE + " does not stop", e);
        }
    }
}
