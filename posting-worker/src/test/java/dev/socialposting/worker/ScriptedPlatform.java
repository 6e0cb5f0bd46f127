package dev.socialposting.worker;

import dev.socialposting.platforms.http.PlatformResponse;
import dev.socialposting.platforms.publisher.AnswerFacts;
import dev.socialposting.platforms.publisher.Flow;
import dev.socialposting.platforms.publisher.FollowUpStep;
import dev.socialposting.platforms.publisher.Limit;
import dev.socialposting.platforms.publisher.PlatformFault;
import dev.socialposting.platforms.publisher.PublishCalls;
import dev.socialposting.platforms.publisher.PublishStep;
import dev.socialposting.platforms.publisher.RepeatableStep;
import dev.socialposting.platforms.publisher.Step;
import dev.socialposting.platforms.publisher.StepContext;
import dev.socialposting.platforms.publisher.VideoPublisher;
import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PostingOptions;
import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.uploads.model.StepName;
import dev.socialposting.uploads.model.WhoActs;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A platform that answers as the test says, and well when the test says nothing. Counts what it is asked. */
final class ScriptedPlatform implements VideoPublisher {
    static final String LINK = "https://www.instagram.com/reel/abc/";

    final Deque<Function<StepContext, RepeatableStep.Outcome>> prepare = new ArrayDeque<>();
    final Deque<Function<StepContext, RepeatableStep.Outcome>> await = new ArrayDeque<>();
    final Deque<Function<StepContext, PublishStep.Outcome>> publish = new ArrayDeque<>();
    final Deque<Function<StepContext, PublishStep.Verification>> verify = new ArrayDeque<>();
    final Deque<Function<StepContext, PublishedPost>> link = new ArrayDeque<>();
    final AtomicInteger publishCalls = new AtomicInteger();
    final AtomicInteger verifications = new AtomicInteger();
    /** Which steps send bytes, by name. */
    final Map<String, Step.Sends> sends = new HashMap<>();
    /** What steps use up of the platform's limits, by name. */
    final Map<String, List<Limit>> limits = new HashMap<>();
    /** Does something, or throws something, whenever a flow is asked for. */
    Runnable asFlowIsChosen = () -> {};

    private final Platform platform;

    ScriptedPlatform(Platform platform) {
        this.platform = platform;
    }

    static PostingError error(String code) {
        return new PostingError(
                code,
                "the platform's words about " + code,
                Optional.of("1/2"),
                "what it means",
                WhoActs.USER,
                "do something",
                false);
    }

    static <C, O> Function<C, O> fault(String code) {
        return _ -> {
            throw new PlatformFault(error(code));
        };
    }

    @Override
    public Platform platform() {
        return platform;
    }

    @Override
    public List<Flow> flows() {
        return List.of(flow(PostingOptions.NONE));
    }

    @Override
    public Flow flow(PostingOptions options) {
        asFlowIsChosen.run();
        return new Flow(
                List.of(
                        new Repeatable(
                                sends("prepare"),
                                limits("prepare"),
                                "prepare",
                                prepare,
                                context -> new RepeatableStep.Outcome.Advance(
                                        context.checkpoint().with("container", "17"))),
                        new Repeatable(
                                sends("await"),
                                limits("await"),
                                "await",
                                await,
                                context -> new RepeatableStep.Outcome.Advance(context.checkpoint()))),
                new Publish(),
                List.of(new Link()));
    }

    @Override
    public AnswerFacts facts(PlatformResponse answer) {
        return new AnswerFacts(answer.header("x-error"), answer.header("x-trace"));
    }

    private Step.Sends sends(String step) {
        return sends.getOrDefault(step, Step.Sends.NO_BYTES);
    }

    private List<Limit> limits(String step) {
        return limits.getOrDefault(step, List.of());
    }

    @Override
    public Optional<String> serverOf(String accountId) {
        return Optional.of(accountId.endsWith("1") ? "one.example" : "other.example");
    }

    private static <O> O next(
            Deque<Function<StepContext, O>> script, StepContext context, Function<StepContext, O> usual) {
        Function<StepContext, O> scripted;
        synchronized (script) {
            scripted = script.isEmpty() ? usual : script.pop();
        }
        return scripted.apply(context);
    }

    private record Repeatable(
            Step.Sends sends,
            List<Limit> limits,
            String word,
            Deque<Function<StepContext, RepeatableStep.Outcome>> script,
            Function<StepContext, RepeatableStep.Outcome> usual)
            implements RepeatableStep {
        @Override
        public StepName name() {
            return new StepName(word);
        }

        @Override
        public String label() {
            return "Publishing";
        }

        @Override
        public String inWords() {
            return "doing " + word;
        }

        @Override
        public List<StepName> formerNames() {
            return List.of(new StepName("once_called_" + word));
        }

        @Override
        public RepeatableStep.Outcome run(StepContext context) {
            return next(script, context, usual);
        }
    }

    private final class Publish implements PublishStep {
        @Override
        public StepName name() {
            return new StepName("publish");
        }

        @Override
        public String label() {
            return "Publishing";
        }

        @Override
        public String inWords() {
            return "publishing";
        }

        @Override
        public Sends sends() {
            return ScriptedPlatform.this.sends("publish");
        }

        @Override
        public List<Limit> limits() {
            return ScriptedPlatform.this.limits("publish");
        }

        @Override
        public PublishStep.Outcome publish(StepContext context) {
            publishCalls.incrementAndGet();
            return next(publish, context, _ -> new PublishStep.Outcome.Published(PublishedPost.ofMedia("media-1")));
        }

        @Override
        public PublishStep.Verification verify(StepContext context, PublishCalls calls) {
            verifications.incrementAndGet();
            return next(
                    verify,
                    context,
                    _ -> new PublishStep.Verification.StillUnknown(
                            "nobody knows", context.clock().instant().plusSeconds(60), Checkpoint.EMPTY));
        }
    }

    private final class Link implements FollowUpStep {
        @Override
        public StepName name() {
            return new StepName("read_permalink");
        }

        @Override
        public String label() {
            return "Publishing";
        }

        @Override
        public String inWords() {
            return "reading the link";
        }

        @Override
        public PublishedPost complete(StepContext context, PublishedPost post) {
            return next(link, context, _ -> post.withPermalink(LINK));
        }
    }
}
