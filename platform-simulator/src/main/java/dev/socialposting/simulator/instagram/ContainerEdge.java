package dev.socialposting.simulator.instagram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.Json;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.SimulatorState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** {@code POST /{ig-user-id}/media}: gives out a container id at once and fetches the video in the background. */
record ContainerEdge(SimulatorState state, InstagramTables tables, SimulatedAccount account, InstagramScript script) {
    private static final int CONTAINERS_PER_DAY = 400;

    GraphReply create(ApiCall call) {
        Optional<GraphError> fault = ContainerRules.fault(call, account.loginVariant());
        if (fault.isPresent()) {
            return GraphReply.refused(fault.get());
        }
        Instant now = state.clock().instant();
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
}
