package dev.socialposting.worker;

import dev.socialposting.accounts.ConnectedAccounts;
import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.aws.AwsPorts;
import dev.socialposting.environment.Environment;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.platforms.http.JdkPlatformHttp;
import dev.socialposting.uploads.queue.PostingQueue;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.Executors;

/** The worker's composition root: what the environment says, wired together. */
record WorkerParts(
        PostingEngine engine, PostingQueue queue, RetrySchedule retries, WorkerSettings settings, Clock clock) {
    /** @throws IllegalArgumentException naming the variable that is missing or wrong */
    static WorkerParts from(Environment environment) {
        WorkerSettings settings = WorkerSettings.from(environment);
        AwsPorts ports = new AwsPorts(environment);
        Clock clock = Clock.tickMillis(ZoneOffset.UTC);
        SocialAccountStore accounts = ports.socialAccounts();
        LaneQueues queues = new LaneQueues(ports.postingQueue(), ports.transferQueue());
        RetrySchedule retries = new RetrySchedule(settings.retryDelays(), new SecureRandom());
        PostingEngine engine = new PostingEngine(
                ports.countedUploadRequests(),
                ports.postingLog(),
                queues,
                new PostingAccounts(accounts, new ConnectedAccounts(accounts, ports.tokenCipher(), clock), clock),
                new KnownPauses(ports.platformPauses(), clock),
                ports.places(),
                SocialPlatforms.from(environment).publishers(),
                new JdkPlatformHttp(settings.callTimeout()),
                settings,
                retries,
                clock,
                () -> UUID.randomUUID().toString(),
                Executors::newVirtualThreadPerTaskExecutor);
        return new WorkerParts(engine, queues.of(settings.lane()), retries, settings, clock);
    }
}
