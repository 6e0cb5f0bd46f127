package dev.socialposting.simulator.facebook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.facebook.FacebookScript.Spelling;
import dev.socialposting.simulator.facebook.Phase.Status;
import dev.socialposting.simulator.kit.Json;
import dev.socialposting.simulator.video.VideoFile;
import java.util.Locale;
import java.util.Optional;

/** Writes the status object of a video, in the spelling of the documentation or in that of real answers. */
final class StatusJson {
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
        boolean failed =
                progress.processing().is(Status.ERROR) || progress.publishing().is(Status.ERROR);
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
                json.putArray("errors").addObject().put("code", error.code()).put("message", error.message());
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
