package dev.socialposting.simulator.facebook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.graph.FieldSelection;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.Json;
import dev.socialposting.simulator.state.SimulatorState;
import dev.socialposting.simulator.video.VideoFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code GET /{video-id}}, and a video as an item of a list. */
record VideoReads(SimulatorState state, FacebookTables tables, FacebookScript script) {
    private static final List<String> FIELDS = List.of(
            "id",
            "created_time",
            "custom_labels",
            "description",
            "from",
            "length",
            "permalink_url",
            "post_id",
            "published",
            "scheduled_publish_time",
            "source",
            "status",
            "title",
            "updated_time");

    GraphReply read(ApiCall call, PageVideo video) {
        FieldSelection fields = FieldSelection.of(call);
        Optional<GraphError> fault = fields.fault(script.readable(FIELDS));
        return fault.isPresent() ? GraphReply.refused(fault.get()) : new GraphReply.Data(fields.select(whole(video)));
    }

    /** The first field a list call asks for that videos do not have. */
    Optional<GraphError> fieldFault(ApiCall call) {
        return FieldSelection.of(call).fault(script.readable(FIELDS));
    }

    ObjectNode whole(PageVideo video) {
        Instant now = state.clock().instant();
        boolean hidden = script.hidesFinish(video, now);
        VideoProgress progress = hidden ? tables.progress(video, now).untouched() : tables.progress(video, now);
        Optional<PageVideo.Finish> finish = hidden ? Optional.empty() : video.finish();
        ObjectNode whole = Json.object()
                .put("id", video.id())
                .put("created_time", Meta.time(video.createdAt()))
                .put("updated_time", Meta.time(finish.map(PageVideo.Finish::at).orElse(video.createdAt())))
                .put("published", progress.isPublic(now));
        whole.putObject("from").put("id", video.page().accountId());
        whole.set("status", new StatusJson(finish, progress, script).write());
        finish.ifPresent(asked -> describe(whole, video, asked));
        progress.file().ifPresent(file -> {
            if (file instanceof VideoFile.Video known) {
                whole.put("length", known.duration().toMillis() / 1000.0);
            }
        });
        if (progress.isPublic(now)) {
            whole.put("post_id", video.postId());
        }
        return whole;
    }

    private void describe(ObjectNode whole, PageVideo video, PageVideo.Finish finish) {
        whole.put("permalink_url", permalink(video));
        whole.put("description", finish.description());
        if (!finish.title().isEmpty()) {
            whole.put("title", finish.title());
        }
        Json.parse(finish.customLabels()).ifPresent(labels -> whole.set("custom_labels", labels));
        finish.scheduledFor().ifPresent(at -> whole.put("scheduled_publish_time", at.getEpochSecond()));
        video.upload().flatMap(PageVideo.Upload::from).ifPresent(url -> whole.put("source", url.toString()));
    }

    String permalink(PageVideo video) {
        return script.relativePermalink ? FacebookTables.permalinkPath(video) : tables.permalink(video);
    }
}
