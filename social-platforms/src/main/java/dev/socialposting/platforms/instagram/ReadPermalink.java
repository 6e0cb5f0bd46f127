package dev.socialposting.platforms.instagram;

import dev.socialposting.platforms.meta.GraphAnswer;
import dev.socialposting.platforms.meta.GraphError;
import dev.socialposting.platforms.meta.GraphObject;
import dev.socialposting.platforms.meta.OwnErrors;
import dev.socialposting.platforms.publisher.FollowUpStep;
import dev.socialposting.platforms.publisher.PlatformFault;
import dev.socialposting.platforms.publisher.StepContext;
import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.uploads.model.StepName;

/** Reads the address that shows the post: its own, or the account's if it is not known which post is ours. */
final class ReadPermalink implements FollowUpStep {
    private final InstagramApi.Settings settings;

    ReadPermalink(InstagramApi.Settings settings) {
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
            return post;
        }
        InstagramApi api = new InstagramApi(settings, context);
        return post.withPermalink(post.mediaId().map(id -> linkOf(api, id)).orElseGet(() -> linkOfAccount(api)));
    }

    private String linkOf(InstagramApi api, String mediaId) {
        GraphObject media = body(api, api.media(mediaId));
        return media.link("permalink")
                .or(() -> media.id("shortcode").map(code -> settings.www() + "/reel/" + code + "/"))
                .orElseThrow(() -> without("a permalink", media, "permalink"));
    }

    private String linkOfAccount(InstagramApi api) {
        GraphObject account = body(api, api.userName());
        return account.id("username")
                .map(name -> settings.www() + "/" + name + "/")
                .orElseThrow(() -> without("a user name", account, "username"));
    }

    private static GraphObject body(InstagramApi api, GraphAnswer answer) {
        return switch (answer) {
            case GraphAnswer.Success(GraphObject body) -> body;
            case GraphAnswer.Refusal(GraphError error) ->
                throw new PlatformFault(api.diagnose(error).forUser());
        };
    }

    private static PlatformFault without(String what, GraphObject body, String name) {
        return new PlatformFault(OwnErrors.answerWithout("Instagram", what, body, name));
    }
}
