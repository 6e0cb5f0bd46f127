package dev.socialposting.platforms.facebook;

import dev.socialposting.platforms.meta.GraphAnswer;
import dev.socialposting.platforms.meta.GraphError;
import dev.socialposting.platforms.meta.GraphObject;
import dev.socialposting.platforms.meta.OwnErrors;
import dev.socialposting.platforms.publisher.FollowUpStep;
import dev.socialposting.platforms.publisher.PlatformFault;
import dev.socialposting.platforms.publisher.StepContext;
import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.uploads.model.StepName;
import java.util.Optional;

/** Reads the address that shows the video, which Facebook often gives without its host. */
final class ReadPermalink implements FollowUpStep {
    private final FacebookApi.Settings settings;

    ReadPermalink(FacebookApi.Settings settings) {
        this.settings = settings;
    }

    @Override
    public StepName name() {
        return new StepName("read_permalink");
    }

    @Override
    public String label() {
        return "Reading the link";
    }

    @Override
    public String inWords() {
        return "reading the post's link";
    }

    @Override
    public PublishedPost complete(StepContext context, PublishedPost post) {
        if (post.permalink().isPresent()) {
            return post.withPermalink(absolute(post.permalink().get()));
        }
        return post.mediaId()
                .map(id -> read(new FacebookApi(settings, context).link(id), post))
                .orElseGet(() -> fallback(context, post));
    }

    /** Every video can be seen under its id; without an id there is the Page. */
    @Override
    public PublishedPost fallback(StepContext context, PublishedPost post) {
        String path = post.mediaId()
                .map(id -> "/reel/" + id)
                .orElseGet(() -> "/" + context.destination().accountId());
        return post.withPermalink(settings.www() + path);
    }

    private PublishedPost read(GraphAnswer answer, PublishedPost post) {
        return switch (answer) {
            case GraphAnswer.Success(GraphObject body) -> {
                String link = body.link("permalink_url")
                        .orElseThrow(() -> new PlatformFault(
                                OwnErrors.answerWithout("Facebook", "a permalink_url", body, "permalink_url")));
                Optional<String> postId = body.id("post_id");
                yield postId.map(post::withPostId).orElse(post).withPermalink(absolute(link));
            }
            case GraphAnswer.Refusal(GraphError error) ->
                throw new PlatformFault(FacebookErrors.TABLE.diagnose(error).forUser());
        };
    }

    private String absolute(String link) {
        return link.startsWith("/") ? settings.www() + link : link;
    }
}
