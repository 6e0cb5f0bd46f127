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
        String link = post.mediaId()
                .map(id -> text(api.media(id), "permalink"))
                .orElseGet(() -> settings.instagramWww() + "/" + text(api.userName(), "username") + "/");
        return post.withPermalink(link);
    }

    private static String text(GraphAnswer answer, String field) {
        return switch (answer) {
            case GraphAnswer.Success(GraphObject body) ->
                body.text(field).orElseThrow(() -> new PlatformFault(OwnErrors.answerWithout("Instagram", field)));
            case GraphAnswer.Refusal(GraphError error) ->
                throw new PlatformFault(InstagramErrors.TABLE.diagnose(error).forUser());
        };
    }
}
