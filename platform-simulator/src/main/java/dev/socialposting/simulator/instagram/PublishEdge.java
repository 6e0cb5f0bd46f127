package dev.socialposting.simulator.instagram;

import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.model.PublicPost;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.SimulatorState;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code POST /{ig-user-id}/media_publish}.
 *
 * <p>Where the notes are unsure we chose: publishing a container a second time answers 24/2207008 as if it were gone, which punishes a
 * client that publishes again without reading the container's status first; one in ERROR answers 9007/2207027.
 */
record PublishEdge(SimulatorState state, InstagramTables tables, SimulatedAccount account, InstagramScript script) {

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

    static GraphError quotaReached() {
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
