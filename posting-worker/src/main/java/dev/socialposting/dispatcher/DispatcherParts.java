package dev.socialposting.dispatcher;

import dev.socialposting.aws.AwsPorts;
import dev.socialposting.environment.Environment;
import dev.socialposting.metrics.Metrics;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;

/** The dispatcher's composition root: what the environment says, wired together. */
record DispatcherParts(Dispatcher dispatcher, Metrics metrics, Clock clock) {
    /** @throws IllegalArgumentException naming the variable that is missing */
    static DispatcherParts from(Environment environment) {
        AwsPorts ports = new AwsPorts(environment);
        Clock clock = Clock.tickMillis(ZoneOffset.UTC);
        Dispatcher dispatcher = new Dispatcher(
                ports.countedUploadRequests(),
                ports.postingLog(),
                ports.postingQueue(),
                clock,
                () -> UUID.randomUUID().toString());
        return new DispatcherParts(dispatcher, ports.metrics(), clock);
    }
}
