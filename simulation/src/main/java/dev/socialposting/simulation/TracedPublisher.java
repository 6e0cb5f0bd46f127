package dev.socialposting.simulation;

import dev.socialposting.platforms.http.PlatformResponse;
import dev.socialposting.platforms.publisher.AnswerFacts;
import dev.socialposting.platforms.publisher.Flow;
import dev.socialposting.platforms.publisher.Limit;
import dev.socialposting.platforms.publisher.PublishCalls;
import dev.socialposting.platforms.publisher.PublishStep;
import dev.socialposting.platforms.publisher.StepContext;
import dev.socialposting.platforms.publisher.VideoPublisher;
import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.model.PostingOptions;
import dev.socialposting.uploads.model.StepName;
import java.util.List;
import java.util.Optional;

/** A publisher of whose turns it is known when they are publishing. */
record TracedPublisher(VideoPublisher publisher, Scheduler scheduler) implements VideoPublisher {
    @Override
    public Platform platform() {
        return publisher.platform();
    }

    @Override
    public List<Flow> flows() {
        return publisher.flows().stream().map(this::traced).toList();
    }

    @Override
    public Flow flow(PostingOptions options) {
        return traced(publisher.flow(options));
    }

    @Override
    public AnswerFacts facts(PlatformResponse answer) {
        return publisher.facts(answer);
    }

    @Override
    public Optional<String> serverOf(String accountId) {
        return publisher.serverOf(accountId);
    }

    private Flow traced(Flow flow) {
        return new Flow(flow.preparation(), new TracedStep(flow.publish(), scheduler), flow.followUps());
    }

    private record TracedStep(PublishStep step, Scheduler scheduler) implements PublishStep {
        @Override
        public StepName name() {
            return step.name();
        }

        @Override
        public String label() {
            return step.label();
        }

        @Override
        public String inWords() {
            return step.inWords();
        }

        @Override
        public Sends sends() {
            return step.sends();
        }

        @Override
        public List<Limit> limits() {
            return step.limits();
        }

        @Override
        public List<StepName> formerNames() {
            return step.formerNames();
        }

        @Override
        public Outcome publish(StepContext context) {
            Turn turn = scheduler.current().turn;
            turn.isPublishing = true;
            try {
                return step.publish(context);
            } finally {
                turn.isPublishing = false;
            }
        }

        @Override
        public Verification verify(StepContext context, PublishCalls calls) {
            return step.verify(context, calls);
        }
    }
}
