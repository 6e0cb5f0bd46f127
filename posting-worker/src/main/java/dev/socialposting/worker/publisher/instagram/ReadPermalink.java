package dev.socialposting.worker.publisher.instagram;

import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.uploads.model.StepName;
import dev.socialposting.worker.publisher.FollowUpStep;
import dev.socialposting.worker.publisher.PlatformFault;
import dev.socialposting.worker.publisher.StepContext;
import dev.socialposting.worker.publisher.meta.GraphAnswer;
import dev.socialposting.worker.publisher.meta.GraphError;
import dev.socialposting.worker.publisher.meta.GraphObject;
import dev.socialposting.worker.publisher.meta.MetaSettings;
import dev.socialposting.worker.publisher.meta.OwnErrors;
import java.util.Optional;

/** Reads the address that shows the post: its own, or the account's if it is not known which post is ours. */
final class ReadPermalink implements FollowUpStep {
    private final MetaSettings settings;

    ReadPermalink(MetaSettings settings) {
        this.settings = settings;
    }

    @Override
    public StepName name() {
        return new StepName("read_permalink");
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

    private static String linkOf(InstagramApi api, String mediaId) {
        return required(body(api.media(mediaId)).link("permalink"), "permalink");
    }

    private String linkOfAccount(InstagramApi api) {
        return settings.instagramWww() + "/" + required(body(api.userName()).id("username"), "username") + "/";
    }

    private static GraphObject body(GraphAnswer answer) {
        return switch (answer) {
            case GraphAnswer.Success(GraphObject body) -> body;
            case GraphAnswer.Refusal(GraphError error) ->
                throw new PlatformFault(InstagramErrors.TABLE.diagnose(error).forUser());
        };
    }

    private static String required(Optional<String> value, String name) {
        return value.orElseThrow(() -> new PlatformFault(OwnErrors.answerWithout("Instagram", name)));
    }
}
