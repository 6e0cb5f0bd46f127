package dev.socialposting.simulator.instagram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.graph.GraphCall;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.Json;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.World;
import dev.socialposting.simulator.video.VideoFetcher;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** {@code POST /{ig-user-id}/media}: gives out a container id at once and fetches the video in the background. */
record ContainerEdge(World world, InstagramTables tables, SimulatedAccount account, InstagramScript script) {
    private static final int CONTAINERS_PER_DAY = 400;

    GraphReply create(GraphCall call) {
        Optional<GraphError> fault = ContainerRules.fault(call, account.loginVariant());
        if (fault.isPresent()) {
            return GraphReply.refused(fault.get());
        }
        Instant now = world.clock().instant();
        if (tables.containersSince(account.key(), now.minus(Duration.ofDays(1))) >= CONTAINERS_PER_DAY) {
            // Which error this is the notes do not say; we chose that of the other daily limit.
            return GraphReply.refused(PublishEdge.quotaReached());
        }
        Container container = container(ContainerRequest.of(call), now);
        tables.put(container);
        return new GraphReply.Data(answer(call, container));
    }

    private Container container(ContainerRequest request, Instant now) {
        boolean stuck = tables.containersOf(account.key()) < script.stuckContainers;
        Duration lifetime = stuck ? script.lifetime : Duration.ofHours(24);
        Container container = Container.create(
                world.ids().digits("17", 17),
                account.key(),
                now,
                request,
                new Container.Plan(script.processing, lifetime, script.doomed, stuck));
        return request.videoUrl()
                .map(url -> container.with(world.fetches().fetch(url, VideoFetcher.Robots.IGNORE), now))
                .orElse(container);
    }

    private ObjectNode answer(GraphCall call, Container container) {
        ObjectNode answer = Json.object().put("id", container.id());
        if (container.awaitsUpload()) {
            answer.put(
                    "uri",
                    world.address("/rupload.facebook.com/ig-api-upload/" + call.version() + "/" + container.id()));
        }
        return answer;
    }
}
