package dev.socialposting.simulator.facebook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.facebook.FacebookScript.Spelling;
import dev.socialposting.simulator.facebook.VideoProgress.Phase;
import dev.socialposting.simulator.facebook.VideoProgress.Phase.Status;
import dev.socialposting.simulator.graph.FieldSelection;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphPage;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.Json;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.SimulatorState;
import dev.socialposting.simulator.video.VideoFile;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A Page, its lists, newest first, and its videos.
 *
 * <p>Where the notes are unsure we chose: {@code videos} shows every video once it is processed, drafts included with
 * {@code published=false}; {@code video_reels} and {@code published_posts} show what is public.
 */
record PageReads(SimulatorState state, FacebookTables tables, SimulatedAccount page, FacebookScript script) {
    private static final List<String> VIDEO_FIELDS = List.of(
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
    private static final List<String> POST_FIELDS =
            List.of("id", "created_time", "from", "is_published", "message", "permalink_url", "updated_time");
    private static final List<String> PAGE_FIELDS = List.of(
            "id", "name", "username", "link", "picture", "category", "is_published", "followers_count", "tasks");

    /** {@code GET /{page-id}}. */
    GraphReply page(ApiCall call) {
        FieldSelection fields = FieldSelection.of(call);
        Optional<GraphError> fault = fields.fault(PAGE_FIELDS);
        if (fault.isPresent()) {
            return GraphReply.refused(fault.get());
        }
        ObjectNode whole = Json.object()
                .put("id", page.accountId())
                .put("name", page.displayName())
                .put("username", page.username())
                .put("link", state.address("/www.facebook.com/" + page.accountId() + "/"))
                .put("category", "Brand")
                .put("is_published", true)
                .put("followers_count", tables.countOf(page.key()));
        whole.putObject("picture").putObject("data").put("url", state.address("/profile.svg"));
        FieldSelection wanted = fields.names().isEmpty() ? new FieldSelection(List.of("name")) : fields;
        return new GraphReply.Data(wanted.select(whole));
    }

    GraphReply videos(ApiCall call) {
        Instant now = state.clock().instant();
        return list(call, video -> !isListedAsReelOnly(video, now));
    }

    GraphReply reels(ApiCall call) {
        Instant now = state.clock().instant();
        return list(
                call,
                video -> (video.flow() == PageVideo.Flow.REEL || isListedAsReelOnly(video, now))
                        && tables.progress(video, now).isPublic(now));
    }

    private boolean isListedAsReelOnly(PageVideo video, Instant now) {
        boolean isUpright = tables.progress(video, now).file().stream()
                .anyMatch(file -> file instanceof VideoFile.Video known && known.height() > known.width());
        return script.uprightVideosAreReels && video.flow() != PageVideo.Flow.REEL && isUpright;
    }

    GraphReply posts(ApiCall call) {
        Optional<GraphError> fault = FieldSelection.of(call).fault(script.readable(POST_FIELDS));
        Instant now = state.clock().instant();
        List<ObjectNode> posts = shown(video -> tables.progress(video, now).isPublic(now)).stream()
                .map(video -> post(video, now))
                .toList();
        return fault.isPresent() ? GraphReply.refused(fault.get()) : GraphPage.of(call, posts, 100, address(call));
    }

    private GraphReply list(ApiCall call, Predicate<PageVideo> wanted) {
        Optional<GraphError> fault = FieldSelection.of(call).fault(script.readable(VIDEO_FIELDS));
        List<ObjectNode> videos = shown(wanted).stream().map(this::whole).toList();
        return fault.isPresent() ? GraphReply.refused(fault.get()) : GraphPage.of(call, videos, 100, address(call));
    }

    private List<PageVideo> shown(Predicate<PageVideo> wanted) {
        Instant now = state.clock().instant();
        return tables.videosOf(page.key()).stream()
                .filter(video -> tables.progress(video, now).processing().is(Phase.Status.COMPLETE))
                .filter(video -> !now.isBefore(video.createdAt().plus(script.listDelay)))
                .filter(video -> !script.hidesFinish(video, now))
                .filter(wanted)
                .sorted(Comparator.comparing(PageVideo::createdAt).reversed())
                .toList();
    }

    private ObjectNode post(PageVideo video, Instant now) {
        ObjectNode post = Json.object()
                .put("id", video.postId())
                .put(
                        "created_time",
                        Meta.time(tables.progress(video, now).publicAt().orElse(now)))
                .put("updated_time", Meta.time(now))
                .put("is_published", true)
                .put("message", video.description())
                .put("permalink_url", tables.permalink(video));
        post.putObject("from").put("id", page.accountId()).put("name", page.displayName());
        return post;
    }

    private String address(ApiCall call) {
        return state.address(call.request().path());
    }

    /** {@code GET /{video-id}}. */
    GraphReply video(ApiCall call, PageVideo video) {
        FieldSelection fields = FieldSelection.of(call);
        Optional<GraphError> fault = fields.fault(script.readable(VIDEO_FIELDS));
        return fault.isPresent() ? GraphReply.refused(fault.get()) : new GraphReply.Data(fields.select(whole(video)));
    }

    private ObjectNode whole(PageVideo video) {
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

    private String permalink(PageVideo video) {
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
