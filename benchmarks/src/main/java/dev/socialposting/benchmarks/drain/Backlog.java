package dev.socialposting.benchmarks.drain;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.sun.management.OperatingSystemMXBean;
import dev.socialposting.api.ApiFunction;
import dev.socialposting.benchmarks.accounts.PostingAccounts;
import dev.socialposting.benchmarks.drain.CallTimes.Call;
import dev.socialposting.benchmarks.report.Pause;
import dev.socialposting.benchmarks.runtime.Surroundings;
import dev.socialposting.benchmarks.virtual.Events;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.template.FunctionEvent.QueueMapping;
import dev.socialposting.local.lambda.Invocation.Outcome;
import dev.socialposting.local.lambda.LambdaFunction;
import dev.socialposting.local.poller.QueuePoller;
import dev.socialposting.simulator.SimulatorControl;
import dev.socialposting.simulator.model.FaultProfile;
import dev.socialposting.simulator.model.NewAccount;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.worker.PostingWorkerFunction;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Accepts posts while no worker is there, and then has workers bring them to an end; all in this process, in real time. */
final class Backlog implements AutoCloseable {
    /** What can be received at once: as long as there is any, no worker need be idle. */
    private static final List<QueueAttributeName> WAITING = List.of(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);

    /** All that a queue holds: to be received, being received, and delayed. As long as a posting is not final, it has a message. */
    private static final List<QueueAttributeName> COUNTS = List.of(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

    private static final String WORKER = "PostingWorkerFunction";
    private static final String QUEUE = "PostingQueue";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Surroundings surroundings;
    private final LambdaFunction api;
    private final LambdaFunction ours;
    private final BarePoster barePoster;
    private final LambdaFunction bare;
    private final Latency latency;
    private int posts;

    Backlog(Surroundings surroundings, Latency latency) {
        this.surroundings = surroundings;
        this.latency = latency;
        this.api = LambdaFunction.of(
                surroundings.function("ApiFunction"),
                surroundings.quietly("ApiFunction", ApiFunction::fromEnvironment),
                APIGatewayV2HTTPEvent.class,
                APIGatewayV2HTTPResponse.class,
                Clock.systemUTC());
        this.ours = worker(surroundings.quietly(WORKER, PostingWorkerFunction::fromEnvironment));
        this.barePoster = new BarePoster(
                surroundings.environment(WORKER), surroundings.simulator().baseUrl(), Clock.systemUTC());
        this.bare = worker(barePoster);
    }

    private LambdaFunction worker(RequestHandler<SQSEvent, SQSBatchResponse> handler) {
        return LambdaFunction.of(
                surroundings.function(WORKER), handler, SQSEvent.class, SQSBatchResponse.class, Clock.systemUTC());
    }

    /** Who brings a backlog to its end. */
    enum Kind {
        OURS,
        BARE
    }

    /** What an answer takes, of a platform, and of AWS beyond what the servers on this machine need for it. */
    record Latency(Duration platforms, Duration aws) {}

    /**
     * How a backlog was brought to an end.
     *
     * @param processors how many were busy with all of it, servers and simulated platforms included
     * @param calls what the workers asked of AWS
     */
    record Drained(int postings, Progress whileMessagesWaited, Progress all, double processors, List<Call> calls) {}

    /**
     * How far it has come.
     *
     * @param time since the workers began
     * @param platformCalls that were made
     */
    record Progress(Duration time, int platformCalls) {}

    /**
     * Accepts so many posts, each to three accounts, and has so many workers of a kind drain them.
     *
     * @throws IllegalStateException if not all of them went out
     */
    Drained drain(int wanted, Kind kind, int workers, int batchSize) {
        SimulatorControl platforms = surroundings.simulator().control();
        platforms.changeFaults(FaultProfile.NONE);
        int publishedBefore = platforms.posts().size();
        PostingAccounts accounts = PostingAccounts.forPosts(wanted, this::connect);
        for (int post = 0; post < wanted; post++) {
            accept(accounts.ofPost(post));
        }
        platforms.changeFaults(new FaultProfile(latency.platforms(), latency.platforms(), 0, 1));
        LocalAws aws = surroundings.aws();
        QueueMapping mapping = new QueueMapping("Nudges", QUEUE, batchSize, Duration.ZERO, workers, true);
        LambdaFunction worker = kind == Kind.OURS ? ours : bare;
        CallTimes.begin(latency.aws());
        long start = System.nanoTime();
        long processorTime = processorTime();
        try (QueuePoller _ = QueuePoller.start(aws.sqs(), aws.queueUrl(QUEUE), aws.queueArn(QUEUE), mapping, worker)) {
            Progress whileMessagesWaited = await(() -> Backlog.messages(aws, WAITING) == 0, start);
            Progress all = await(() -> Backlog.messages(aws, COUNTS) == 0, start);
            int postings = wanted * PostingAccounts.DESTINATIONS;
            int published = platforms.posts().size() - publishedBefore;
            if (published != postings) {
                throw new IllegalStateException(published + " of " + postings + " postings were published");
            }
            return new Drained(
                    postings,
                    whileMessagesWaited,
                    all,
                    (double) (processorTime() - processorTime) / all.time().toNanos(),
                    CallTimes.end());
        }
    }

    private Progress await(BooleanSupplier condition, long start) {
        while (!condition.getAsBoolean()) {
            Pause.of(BETWEEN_LOOKS);
        }
        return new Progress(
                Duration.ofNanos(System.nanoTime() - start),
                surroundings.simulator().control().faults().calls());
    }

    private void accept(List<Destination> destinations) {
        String video = surroundings.simulator().baseUrl() + "/videos/vertical.mp4";
        invoke(Events.post(video, "Post number " + ++posts, destinations));
    }

    private void invoke(String event) {
        Outcome outcome = api.invoke(event).outcome();
        if (!(outcome instanceof Outcome.Answered(String json) && json.contains("\"statusCode\":20"))) {
            throw new IllegalStateException(event + " was answered with " + outcome);
        }
    }

    private static int messages(LocalAws aws, List<QueueAttributeName> counted) {
        Map<QueueAttributeName, String> counts = aws.sqs()
                .getQueueAttributes(
                        request -> request.queueUrl(aws.queueUrl(QUEUE)).attributeNames(QueueAttributeName.ALL))
                .attributes();
        return counted.stream()
                .mapToInt(name -> Integer.parseInt(counts.getOrDefault(name, "0")))
                .sum();
    }

    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private Destination connect(Platform platform) {
        SimulatedAccount account = surroundings
                .simulator()
                .control()
                .createAccount(NewAccount.on(platform, ScenarioChoice.of("happy-path")));
        Destination destination = Destination.parse(account.key().toString()).orElseThrow();
        invoke(Events.connect(destination, account.accessToken()));
        return destination;
    }

    @Override
    public void close() {
        api.close();
        ours.close();
        bare.close();
        barePoster.close();
    }
}
