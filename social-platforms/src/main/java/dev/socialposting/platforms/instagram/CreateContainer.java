package dev.socialposting.platforms.instagram;

import dev.socialposting.platforms.meta.GraphAnswer;
import dev.socialposting.platforms.meta.GraphClient;
import dev.socialposting.platforms.meta.GraphError;
import dev.socialposting.platforms.meta.GraphObject;
import dev.socialposting.platforms.meta.OwnErrors;
import dev.socialposting.platforms.meta.Pause;
import dev.socialposting.platforms.publisher.PlatformFault;
import dev.socialposting.platforms.publisher.RepeatableStep;
import dev.socialposting.platforms.publisher.StepContext;
import dev.socialposting.platforms.publisher.StepLog.Finding;
import dev.socialposting.platforms.rules.Fault;
import dev.socialposting.platforms.rules.ParsedOptions;
import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.StepName;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Has Instagram fetch the video into a container. After a crash another container is created: nobody can see the first one, and it
 * expires.
 */
final class CreateContainer implements RepeatableStep {
    private final InstagramApi.Settings settings;

    CreateContainer(InstagramApi.Settings settings) {
        this.settings = settings;
    }

    @Override
    public StepName name() {
        return new StepName("create_container");
    }

    @Override
    public String label() {
        return "Handing over the video";
    }

    @Override
    public String inWords() {
        return "handing the video to Instagram";
    }

    @Override
    public Outcome run(StepContext context) {
        return switch (InstagramOptions.parse(context.options())) {
            case ParsedOptions.Invalid<InstagramOptions>(List<Fault> faults) ->
                new Outcome.Rejected(OwnErrors.invalidOptions(faults));
            case ParsedOptions.Valid<InstagramOptions>(InstagramOptions options) -> create(context, options);
        };
    }

    private Outcome create(StepContext context, InstagramOptions options) {
        Instant now = context.clock().instant();
        InstagramApi api = new InstagramApi(settings, context);
        return switch (api.createContainer(form(context, options))) {
            case GraphAnswer.Success(GraphObject body) -> created(context, body, now);
            case GraphAnswer.Refusal(GraphError error) -> api.diagnose(error).whilePreparing(context.checkpoint(), now);
        };
    }

    private static Outcome created(StepContext context, GraphObject body, Instant now) {
        String id = body.id("id")
                .orElseThrow(
                        () -> new PlatformFault(OwnErrors.answerWithout("Instagram", "a container id", body, "id")));
        context.log()
                .info(
                        Finding.PREPARED,
                        "Instagram created the container " + id + " and fetches the video.",
                        Map.of("container_id", id));
        Checkpoint checkpoint = Pause.over(context.checkpoint());
        return new Outcome.Advance(new Container(id, now).storedIn(checkpoint));
    }

    private static Map<String, String> form(StepContext context, InstagramOptions options) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("media_type", "REELS");
        form.put("video_url", GraphClient.fetchable(context.media().address()));
        if (!context.caption().isBlank()) {
            form.put("caption", context.caption());
        }
        options.shareToFeed().ifPresent(share -> form.put("share_to_feed", share.toString()));
        options.coverUrl().ifPresent(url -> form.put("cover_url", GraphClient.fetchable(url)));
        options.thumbOffset().ifPresent(offset -> form.put("thumb_offset", offset.toString()));
        if (!options.collaborators().isEmpty()) {
            form.put("collaborators", jsonArray(options.collaborators()));
        }
        options.locationId().ifPresent(id -> form.put("location_id", id));
        options.audioName().ifPresent(audio -> form.put("audio_name", audio));
        options.aiGenerated().ifPresent(generated -> form.put("is_ai_generated", generated.toString()));
        return form;
    }

    /** User names hold letters, digits, dots and underscores only. */
    private static String jsonArray(List<String> userNames) {
        return userNames.stream().map(name -> '"' + name + '"').collect(Collectors.joining(",", "[", "]"));
    }
}
