package dev.socialposting.benchmarks.local;

import dev.socialposting.benchmarks.Options;
import dev.socialposting.benchmarks.PerformanceDocument;
import dev.socialposting.benchmarks.accounts.PostingAccounts;
import dev.socialposting.benchmarks.report.Pause;
import dev.socialposting.benchmarks.report.Rounds;
import dev.socialposting.benchmarks.report.Samples;
import dev.socialposting.benchmarks.report.Table;
import dev.socialposting.local.aws.template.Template;
import dev.socialposting.uploads.model.PostingStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The benchmark {@code local}: starts {@code bin/run} several times, and posts to the last one. */
public final class Local {
    private static final String NAME = "local";
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final int TOLD_EVERY = 100;
    /** So many posts are being accepted at a time. */
    private static final int CONNECTIONS = 4;

    private final Options options;
    private final int posts;
    private final Ports ports;
    private final Path root = Template.findFile().toAbsolutePath().resolveSibling("");
    private final Samples untilReady = new Samples();

    private Local(Options options) {
        this.options = options;
        this.posts = options.number("posts");
        this.ports = new Ports(options.number("first-port"));
    }

    public static void run(List<String> arguments) {
        Options options =
                Options.of(NAME, Map.of("rounds", 5, "posts", 1000, "first-port", 24_000, "minutes", 30), arguments);
        new Local(options).measure();
    }

    private void measure() {
        // Not counted: it may have to build.
        start().close();
        Rounds.run(options.number("rounds"), List.of(() -> {
            try (RunningSystem system = start()) {
                if (system.wasBuilt()) {
                    throw new IllegalStateException("bin/run builds again, which would be in the time until Ready");
                }
                untilReady.add(system.untilReady().toMillis() / 1000.0);
            }
        }));
        try (RunningSystem system = start();
                ApiUser user = new ApiUser(system.api(), ports.simulator())) {
            ResidentMemory atFirst = system.memory();
            long start = System.nanoTime();
            postAll(system, user);
            awaitEnd(user);
            ResidentMemory atLast = system.memory();
            System.out.printf(
                    "all posts final, %d s after the first%n",
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
            requireAllCompleted(user.postings());
            PerformanceDocument.write(options, table(atFirst, atLast));
        }
    }

    private RunningSystem start() {
        return RunningSystem.start(root, root.resolve(".local/bench-local"), ports);
    }

    /** As fast as they are accepted. */
    private void postAll(RunningSystem system, ApiUser user) {
        PostingAccounts accounts = PostingAccounts.forPosts(posts, user::connect);
        try (ExecutorService connections =
                Executors.newFixedThreadPool(CONNECTIONS, Thread.ofVirtual().factory())) {
            List<Future<?>> accepted = IntStream.range(0, posts)
                    .<Future<?>>mapToObj(post ->
                            connections.submit(() -> user.post("Post number " + (post + 1), accounts.ofPost(post))))
                    .toList();
            for (int post = 1; post <= posts; post++) {
                accepted.get(post - 1).get();
                if (post % TOLD_EVERY == 0) {
                    System.out.printf(
                            "%d posts accepted, %.0f MB%n",
                            post, system.memory().now());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while posts were accepted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a post was not accepted", e);
        }
    }

    private void awaitEnd(ApiUser user) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(options.number("minutes"));
        while (user.isBusy()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the posts have not ended in time: " + user.postings());
            }
            Pause.of(BETWEEN_LOOKS);
        }
    }

    private void requireAllCompleted(Map<PostingStatus, Integer> postings) {
        if (!postings.equals(Map.of(PostingStatus.COMPLETED, wanted()))) {
            throw new IllegalStateException("not all of %,d postings are completed: %s".formatted(wanted(), postings));
        }
    }

    private int wanted() {
        return posts * PostingAccounts.DESTINATIONS;
    }

    private String table(ResidentMemory atFirst, ResidentMemory atLast) {
        return Table.of("", "median", "from - to")
                .row(
                        "bin/run until Ready, s",
                        String.format(Locale.ROOT, "%.1f", untilReady.median()),
                        untilReady.spread(1))
                .row("resident when ready, MB", number(atFirst.now()), "")
                .row("resident after %,d posts, MB".formatted(posts), number(atLast.now()), "")
                .row("resident at most, MB", number(atLast.most()), "")
                .row("postings completed, of %,d".formatted(wanted()), number(wanted()), "")
                .toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
