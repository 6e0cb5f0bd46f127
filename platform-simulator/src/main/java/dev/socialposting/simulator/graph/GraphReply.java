package dev.socialposting.simulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.simulator.graph.Meta.UsageHeaders;
import dev.socialposting.simulator.http.SimulatorResponse;
import dev.socialposting.simulator.kit.Json;
import dev.socialposting.simulator.kit.Reply;
import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.state.SimulatorState;
import java.util.Optional;
import java.util.OptionalInt;

/** How the Graph API answers a call: in its error envelope with a trace id, and with usage headers. */
public sealed interface GraphReply extends Reply {
    /** The call did what it should. */
    record Data(JsonNode body) implements GraphReply {
        @Override
        public boolean succeeded() {
            return true;
        }

        @Override
        public Optional<String> errorCode() {
            return Optional.empty();
        }

        @Override
        public SimulatorResponse render(SimulatorState state, Optional<AccountKey> account) {
            return UsageHeaders.add(state, account, SimulatorResponse.json(200, body.toString()), OptionalInt.empty());
        }
    }

    /** The call was refused, in the Graph API's envelope. */
    record Refused(GraphError error) implements GraphReply {
        @Override
        public boolean succeeded() {
            return false;
        }

        @Override
        public Optional<String> errorCode() {
            String code = String.valueOf(error.code());
            return Optional.of(
                    error.subcode().isPresent() ? code + "/" + error.subcode().getAsInt() : code);
        }

        @Override
        public SimulatorResponse render(SimulatorState state, Optional<AccountKey> account) {
            String body = error.toJson(Meta.trace(state.ids())).toString();
            return UsageHeaders.add(
                    state, account, SimulatorResponse.json(error.status(), body), error.regainMinutes());
        }
    }

    /** Answers {@code {"success":true}}. */
    static GraphReply success() {
        return new Data(Json.object().put("success", true));
    }

    /** Answers {@code {"id":"..."}}. */
    static GraphReply id(String id) {
        return new Data(Json.object().put("id", id));
    }

    /** Refuses with an error. */
    static GraphReply refused(GraphError error) {
        return new Refused(error);
    }
}
