package dev.socialposting.platforms.instagram;

import dev.socialposting.platforms.http.PlatformResponse;
import dev.socialposting.platforms.meta.GraphAnswers;
import dev.socialposting.platforms.publisher.AnswerFacts;
import dev.socialposting.platforms.publisher.Flow;
import dev.socialposting.platforms.publisher.VideoPublisher;
import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.model.PostingOptions;
import java.util.List;

/** Publishes a video as a Reel on a professional Instagram account, connected by either of Meta's two logins. */
public final class InstagramPublisher implements VideoPublisher {
    private final Flow flow;

    public InstagramPublisher(InstagramSettings settings) {
        flow = new Flow(
                List.of(new CreateContainer(settings), new AwaitProcessing(settings)),
                new PublishContainer(settings),
                List.of(new ReadPermalink(settings)));
    }

    @Override
    public Platform platform() {
        return Instagram.ID;
    }

    @Override
    public List<Flow> flows() {
        return List.of(flow);
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
