package dev.socialposting.simulator.facebook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.facebook.FacebookScript.Spelling;
import dev.socialposting.simulator.facebook.VideoProgress.Phase;
import dev.socialposting.simulator.facebook.VideoProgress.Phase.Status;
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
import java.util.Locale;
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

    /** Writes the status object of a video, in the spelling of the documentation or in that of real answers. */
    private static final class StatusJson {
        private final Optional<PageVideo.Finish> finish;
        private final VideoProgress progress;
        private final FacebookScript script;

        /**
         * The status of a video.
         *
         * @param finish what is shown of the call that asked for publishing it
         */
        StatusJson(Optional<PageVideo.Finish> finish, VideoProgress progress, FacebookScript script) {
            this.finish = finish;
            this.progress = progress;
            this.script = script;
        }

        ObjectNode write() {
            ObjectNode status = Json.object();
            status.put("video_status", videoStatus());
            status.put("processing_progress", progress.processing().is(Status.COMPLETE) ? 100 : 0);
            ObjectNode uploading = phase(status.putObject("uploading_phase"), progress.uploading());
            long size = progress.file().map(VideoFile::bytes).orElse(0L);
            uploading
                    .put(
                            script.spelling == Spelling.DOCS ? "bytes_transfered" : "bytes_transferred",
                            progress.file().isPresent() ? size : progress.bytesReceived())
                    .put("source_file_size", size);
            phase(status.putObject("processing_phase"), progress.processing());
            publishing(phase(status.putObject("publishing_phase"), progress.publishing()));
            status.putObject("copyright_check_status")
                    .put("status", progress.processing().is(Status.COMPLETE) ? completeWord() : "in_progress")
                    .put("matches_found", false);
            return status;
        }

        private String videoStatus() {
            boolean failed = progress.processing().is(Status.ERROR)
                    || progress.publishing().is(Status.ERROR);
            if (progress.expired()) {
                return "expired";
            }
            if (progress.uploading().is(Status.ERROR)) {
                return "upload_failed";
            }
            if (!progress.uploading().is(Status.COMPLETE)) {
                return "uploading";
            }
            if (finish.isEmpty()) {
                return script.processingBeforeFinish ? "processing" : "upload_complete";
            }
            boolean over = progress.processing().is(Status.COMPLETE)
                    && !progress.publishing().is(Status.IN_PROGRESS);
            return failed ? "error" : over ? "ready" : "processing";
        }

        private ObjectNode phase(ObjectNode json, Phase phase) {
            String word = phase.is(Status.COMPLETE)
                    ? completeWord()
                    : phase.status().name().toLowerCase(Locale.ROOT);
            json.put("status", word);
            phase.error().ifPresent(error -> {
                if (script.spelling == Spelling.DOCS) {
                    json.putObject("error").put("message", error.message());
                } else {
                    json.putArray("errors")
                            .addObject()
                            .put("code", error.code())
                            .put("message", error.message());
                }
            });
            return json;
        }

        private void publishing(ObjectNode phase) {
            PageVideo.Visibility visibility =
                    finish.map(PageVideo.Finish::visibility).orElse(PageVideo.Visibility.DRAFT);
            if (progress.publishing().is(Status.ERROR)) {
                phase.put("publish_status", "error");
            } else if (progress.publishing().is(Status.COMPLETE)) {
                phase.put("publish_status", "published");
            } else if (visibility == PageVideo.Visibility.SCHEDULED) {
                phase.put("publish_status", "scheduled");
            } else if (finish.isPresent() && visibility == PageVideo.Visibility.DRAFT) {
                phase.put("publish_status", "draft");
            }
            finish.flatMap(PageVideo.Finish::scheduledFor)
                    .or(progress::publicAt)
                    .filter(at -> phase.has("publish_status"))
                    .ifPresent(at -> phase.put("publish_time", at.getEpochSecond()));
        }

        private String completeWord() {
            return script.spelling == Spelling.DOCS ? "completed" : "complete";
        }
    }
}
