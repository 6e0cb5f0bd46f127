package dev.socialposting.platforms.facebook;

import dev.socialposting.platforms.facebook.FacebookOptions.Format;
import dev.socialposting.platforms.http.PlatformResponse;
import dev.socialposting.platforms.meta.GraphAnswers;
import dev.socialposting.platforms.publisher.AnswerFacts;
import dev.socialposting.platforms.publisher.Flow;
import dev.socialposting.platforms.publisher.VideoPublisher;
import dev.socialposting.platforms.rules.ParsedOptions;
import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.model.PostingOptions;
import java.util.List;

/**
 * Publishes a video on a Facebook Page: as a Reel, or with the option {@code format: video} as a video of any shape and length.
 *
 * <p>A Reel is the default because its id is known before it is published, so that what became of a lost answer can always be read.
 */
public final class FacebookPublisher implements VideoPublisher {
    private final Flow reel;
    private final Flow video;

    public FacebookPublisher(FacebookSettings settings) {
        ReadPermalink readPermalink = new ReadPermalink(settings);
        reel = new Flow(
                List.of(new StartSession(settings), new UploadVideo(settings), new AwaitUpload(settings)),
                new PublishReel(settings),
                List.of(readPermalink));
        video = new Flow(List.of(), new PublishVideo(settings), List.of(readPermalink));
    }

    @Override
    public Platform platform() {
        return Facebook.ID;
    }

    @Override
    public List<Flow> flows() {
        return List.of(reel, video);
    }

    /** Options that are not valid lead into the flow for Reels, whose first step rejects them. */
    @Override
    public Flow flow(PostingOptions options) {
        return FacebookOptions.parse(options) instanceof ParsedOptions.Valid<FacebookOptions>(FacebookOptions asked)
                        && asked.format() == Format.VIDEO
                ? video
                : reel;
    }

    @Override
    public AnswerFacts facts(PlatformResponse answer) {
        return GraphAnswers.facts(answer);
    }
}
