package dev.socialposting.simulator.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.kit.Json;
import dev.socialposting.simulator.model.FaultProfile;
import dev.socialposting.simulator.state.FaultInjector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The fault profile as the admin API reads and writes it. What the body leaves out is as without faults. */
record FaultProfileForm(Optional<JsonNode> body) {
    private static final int LONGEST_DELAY = 60_000;
    private static final int ALL = 100;

    List<String> faults() {
        if (body.isEmpty()) {
            return List.of("The body must be a JSON object");
        }
        List<String> faults = new ArrayList<>();
        List<String> known = List.of("delay_ms", "failing_percent", "seed");
        body.get().fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                faults.add("There is no field '" + name + "'; there are " + String.join(", ", known));
            }
        });
        JsonNode delay = body.get().path("delay_ms");
        if (!delay.isMissingNode() && !isRange(delay)) {
            faults.add("'delay_ms' must be [shortest, longest], whole numbers from 0 to " + LONGEST_DELAY);
        }
        if (!isNumber(body.get().path("failing_percent"), ALL)) {
            faults.add("'failing_percent' must be a whole number from 0 to " + ALL);
        }
        if (!isNumber(body.get().path("seed"), Integer.MAX_VALUE)) {
            faults.add("'seed' must be a whole number from 0 to " + Integer.MAX_VALUE);
        }
        return faults;
    }

    /** The profile, once nothing is wrong with it. */
    FaultProfile profile() {
        JsonNode json = body.orElseThrow();
        return new FaultProfile(
                Duration.ofMillis(json.path("delay_ms").path(0).asInt()),
                Duration.ofMillis(json.path("delay_ms").path(1).asInt()),
                json.path("failing_percent").asInt(),
                json.path("seed").asInt());
    }

    static ObjectNode write(FaultInjector.Report report) {
        FaultProfile profile = report.profile();
        ObjectNode json = Json.object();
        json.putArray("delay_ms")
                .add(profile.shortest().toMillis())
                .add(profile.longest().toMillis());
        json.put("failing_percent", profile.failingPercent()).put("seed", profile.seed());
        json.put("calls", report.calls());
        ObjectNode failed = json.putObject("failed");
        report.faults().forEach((fault, times) -> failed.put(fault.name().toLowerCase(Locale.ROOT), times));
        return json;
    }

    private static boolean isRange(JsonNode delay) {
        return delay.isArray()
                && delay.size() == 2
                && isNumber(delay.get(0), LONGEST_DELAY)
                && isNumber(delay.get(1), LONGEST_DELAY)
                && delay.get(0).asInt() <= delay.get(1).asInt();
    }

    private static boolean isNumber(JsonNode node, int most) {
        return node.isMissingNode()
                || (node.isIntegralNumber() && node.canConvertToInt() && node.asInt() >= 0 && node.asInt() <= most);
    }
}
