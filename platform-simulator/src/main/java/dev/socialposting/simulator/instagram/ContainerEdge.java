package dev.socialposting.simulator.instagram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.graph.FieldSelection;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.graph.RuploadError;
import dev.socialposting.simulator.instagram.InstagramTables.InstagramMedia;
import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.Json;
import dev.socialposting.simulator.kit.Reply;
import dev.socialposting.simulator.model.PublicPost;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.SimulatorState;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Containers: made, given a video, read, and published.
 *
 * <p>Where the notes are unsure we chose: publishing a container a second time answers 24/2207008 as if it were gone, which punishes a
 * client that publishes again without reading the container's status first; one in ERROR answers 9007/2207027.
 */
record ContainerEdge(SimulatorState state, InstagramTables tables, SimulatedAccount account, InstagramScript script) {
    private static final int CONTAINERS_PER_DAY = 400;
    private static final List<String> FIELDS =
            List.of("id", "status_code", "status", "copyright_check_status", "video_status");

    /** {@code POST /{ig-user-id}/media}: gives out a container id at once and fetches the video in the background. */
    GraphReply create(ApiCall call) {
        Optional<GraphError> fault = ContainerRules.fault(call, account.loginVariant());
        if (fault.isPresent()) {
            return GraphReply.refused(fault.get());
        }
        Instant now = state.clock().instant();
        if (tables.containersSince(account.key(), now.minus(Duration.ofDays(1))) >= CONTAINERS_PER_DAY) {
            // Which error this is the notes do not say; we chose that of the other daily limit.
            return GraphReply.refused(quotaReached());
        }
        Container container = container(Container.Request.of(call), now);
        tables.put(container);
        return new GraphReply.Data(answer(call, container));
    }

    private Container container(Container.Request request, Instant now) {
        boolean stuck = tables.containersOf(account.key()) < script.stuckContainers;
        Duration lifetime = stuck ? script.lifetime : Duration.ofHours(24);
        Container container = Container.create(
                state.ids().digits("17", 17),
                account.key(),
                now,
                request,
                new Container.Plan(script.processing, lifetime, script.doomed, stuck));
        return request.videoUrl()
                .map(url -> container.with(state.fetches().fetch(url, Meta.CRAWLER.ignoringRobots()), now))
                .orElse(container);
    }

    private ObjectNode answer(ApiCall call, Container container) {
        ObjectNode answer = Json.object().put("id", container.id());
        if (container.awaitsUpload()) {
            answer.put(
                    "uri",
                    state.address("/rupload.facebook.com/ig-api-upload/" + Meta.version(call) + "/" + container.id()));
        }
        return answer;
    }

    /** The resumable upload of a container's file: whole as bytes, or by an address in the header {@code file_url}. */
    Reply upload(ApiCall call, String id) {
        Optional<Container> found = InstagramGraph.containerOf(tables, account.key(), id);
        if (found.isEmpty() || !found.get().awaitsUpload()) {
            return RuploadError.of(400, false, "ProcessingFailedError", "The upload session is not valid")
                    .reply();
        }
        Optional<String> fileUrl = call.request().header("file_url");
        Optional<URI> address = fileUrl.flatMap(ApiCall::webAddress);
        Optional<RuploadError> fault = address.isPresent()
                ? Optional.empty()
                : fileUrl.isPresent()
                        ? Optional.of(RuploadError.badFileUrl())
                        : RuploadError.ofWholeFile(call.request());
        if (fault.isPresent()) {
            return fault.get().reply();
        }
        tables.put(found.get().with(video(call, address), state.clock().instant()));
        return new GraphReply.Data(Json.object()
                .put("success", true)
                .put("message", "Upload successful. Use container ID to publish the media."));
    }

    private String video(ApiCall call, Optional<URI> address) {
        return address.map(url -> state.fetches().fetch(url, Meta.CRAWLER.ignoringRobots()))
                .orElseGet(() -> state.fetches().sent(call.request().body()));
    }

    /** {@code GET /{container-id}}. */
    GraphReply read(ApiCall call, Container container) {
        FieldSelection fields = FieldSelection.of(call);
        Optional<GraphError> fault = fields.fault(script.readable(FIELDS));
        return fault.isPresent()
                ? GraphReply.refused(fault.get())
                : new GraphReply.Data(fields.select(whole(
                        container,
                        container.shown(state.clock().instant(), script.publishedHiddenFor, state.fetches()))));
    }

    private static ObjectNode whole(Container container, Container.State shown) {
        ObjectNode whole = Json.object().put("id", container.id());
        whole.put("status_code", shown.code()).put("status", shown.text());
        boolean failed = shown instanceof Container.State.Failed;
        boolean processing = shown instanceof Container.State.InProgress;
        whole.putObject("copyright_check_status")
                .put("status", processing ? "in_progress" : "completed")
                .put("matches_found", false);
        ObjectNode phases = whole.putObject("video_status");
        phases.putObject("uploading_phase").put("status", container.awaitsUpload() ? "not_started" : "complete");
        ObjectNode phase = phases.putObject("processing_phase");
        phase.put("status", failed ? "error" : processing ? "in_progress" : "complete");
        if (shown instanceof Container.State.Failed(int subcode)) {
            phase.putArray("errors").addObject().put("code", subcode).put("message", shown.text());
        }
        return whole;
    }

    /** {@code POST /{ig-user-id}/media_publish}. */
    GraphReply publish(ApiCall call) {
        Optional<String> id = call.filled("creation_id");
        if (id.isEmpty()) {
            return GraphReply.refused(GraphError.badParameter("The parameter creation_id is required"));
        }
        Optional<Container> container = InstagramGraph.containerOf(tables, account.key(), id.get());
        if (container.isEmpty()) {
            return GraphReply.refused(InstagramGraph.noSuchContainer(id.get()));
        }
        Instant now = state.clock().instant();
        return switch (container.get().state(now, state.fetches())) {
            case Container.State.Published published -> GraphReply.refused(InstagramGraph.noSuchContainer(id.get()));
            case Container.State.Expired expired -> GraphReply.refused(InstagramGraph.noSuchContainer(id.get()));
            case Container.State.InProgress processing -> GraphReply.refused(notReady());
            case Container.State.Failed failed -> GraphReply.refused(notReady());
            case Container.State.Finished finished
            when AccountReads.quotaUsed(state, tables, account, script) >= script.quotaTotal ->
                GraphReply.refused(quotaReached());
            case Container.State.Finished finished -> GraphReply.id(goPublic(container.get(), now));
        };
    }

    private String goPublic(Container container, Instant now) {
        tables.put(container.published(now));
        Container.Request request = container.request();
        Optional<String> sha256 = container.video().flatMap(state.fetches()::sha256);
        InstagramMedia post = post(request.caption(), request.videoUrl(), sha256, request.shareToFeed(), true, now);
        if (script.somebodyPostsInTheApp) {
            post("Posted by the account's owner in the app", request.videoUrl(), Optional.empty(), true, false, now);
        }
        state.accounts().historyOf(account.key()).published();
        return post.id();
    }

    private InstagramMedia post(
            String caption,
            Optional<URI> videoUrl,
            Optional<String> sha256,
            boolean toFeed,
            boolean byApi,
            Instant now) {
        String shortcode = state.ids().letters("D", 10, "");
        String permalink = state.address("/www.instagram.com/reel/" + shortcode + "/");
        Optional<String> url = videoUrl.map(URI::toString);
        InstagramMedia post = new InstagramMedia(
                state.ids().digits("18", 17),
                account.key(),
                shortcode,
                permalink,
                caption,
                url.orElse(""),
                toFeed,
                byApi,
                now);
        tables.add(post);
        state.ledger()
                .add(new PublicPost(
                        account.key(),
                        post.id(),
                        post.id(),
                        caption,
                        url,
                        sha256,
                        now,
                        permalink,
                        byApi ? PublicPost.Origin.API : PublicPost.Origin.APP));
        return post;
    }

    private static GraphError quotaReached() {
        return GraphError.of(9, 2207042, "Application request limit reached")
                .withUserText(
                        "Content publishing limit reached",
                        "You reached the maximum number of posts that is allowed to be published by Content Publishing API.");
    }

    private static GraphError notReady() {
        return GraphError.of(9007, 2207027, "Media ID is not available")
                .withUserText("Media is not ready", "The media is not ready for publishing, please wait for a moment");
    }

    /** A day, which is how far back the quota looks. */
    static Duration window() {
        return Duration.ofDays(1);
    }
}
