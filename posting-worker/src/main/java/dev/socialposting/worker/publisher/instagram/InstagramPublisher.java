package dev.socialposting.worker.publisher.instagram;

import dev.socialposting.platforms.InstagramRules;
import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.model.PostingOptions;
import dev.socialposting.worker.publisher.AnswerFacts;
import dev.socialposting.worker.publisher.Flow;
import dev.socialposting.worker.publisher.VideoPublisher;
import dev.socialposting.worker.publisher.http.PlatformResponse;
import dev.socialposting.worker.publisher.meta.GraphAnswers;
import dev.socialposting.worker.publisher.meta.MetaSettings;
import java.util.List;

/** Publishes a video as a Reel on a professional Instagram account, connected by either of Meta's two logins. */
public final class InstagramPublisher implements VideoPublisher {
    private final Flow flow;

    public InstagramPublisher(MetaSettings settings) {
        flow = new Flow(
                List.of(new CreateContainer(settings), new AwaitProcessing(settings)),
                new PublishContainer(settings),
                List.of(new ReadPermalink(settings)));
    }

    @Override
    public Platform platform() {
        return InstagramRules.INSTAGRAM;
    }

    @Override
    public Flow flow(PostingOptions options) {
        return flow;
    }

    @Override
    public AnswerFacts facts(PlatformResponse answer) {
        return GraphAnswers.facts(answer);
    }
}
