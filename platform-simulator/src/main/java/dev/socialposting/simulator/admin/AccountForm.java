package dev.socialposting.simulator.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.simulator.graph.Json;
import dev.socialposting.simulator.model.LoginVariant;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.ScenarioChoice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The body of a call that makes an account or chooses a scenario, and what is wrong with it. */
record AccountForm(Optional<JsonNode> body) {
    private static final Set<String> KNOWN =
            Set.of("platform", "display_name", "login_variant", "scenario", "parameters");

    /** Everything that is wrong with a new account. */
    List<String> faults(Administration simulator) {
        if (body.isEmpty()) {
            return List.of("The body must be a JSON object");
        }
        List<String> faults = new ArrayList<>();
        Optional<Platform> platform = Platform.ofId(text("platform"));
        if (platform.isEmpty()) {
            faults.add("'platform' must be instagram or facebook");
        }
        if (!text("login_variant").isEmpty()
                && LoginVariant.ofId(text("login_variant")).isEmpty()) {
            faults.add("'login_variant' must be instagram_login or facebook_login");
        }
        if (platform.filter(Platform.FACEBOOK::equals).isPresent()
                && text("login_variant").equals("instagram_login")) {
            faults.add("A Facebook Page has 'login_variant' facebook_login");
        }
        platform.ifPresent(known -> faults.addAll(scenarioFaults(simulator, known)));
        return faults;
    }

    /** Everything that is wrong with the choice of a scenario. */
    List<String> scenarioFaults(Administration simulator, Platform platform) {
        if (body.isEmpty()) {
            return List.of("The body must be a JSON object");
        }
        List<String> faults = new ArrayList<>();
        body.get().fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                faults.add("There is no field '" + name + "'; there are "
                        + String.join(", ", KNOWN.stream().sorted().toList()));
            }
        });
        JsonNode parameters = field("parameters");
        if (!parameters.isMissingNode() && !parameters.isObject()) {
            faults.add("'parameters' must be an object");
        }
        if (!text("scenario").isEmpty()) {
            faults.addAll(simulator.scenarioFaults(platform, scenario()));
        } else {
            faults.add("'scenario' must name one of GET /_simulator/scenarios");
        }
        return faults;
    }

    /** The account, once there are no faults. */
    NewAccount account() {
        NewAccount account = NewAccount.on(Platform.ofId(text("platform")).orElseThrow(), scenario());
        LoginVariant variant = LoginVariant.ofId(text("login_variant")).orElse(account.loginVariant());
        String name = text("display_name").isEmpty() ? account.displayName() : text("display_name");
        return new NewAccount(account.platform(), name, variant, account.scenario());
    }

    /** The scenario, with its parameters as text. */
    ScenarioChoice scenario() {
        Map<String, String> parameters = new LinkedHashMap<>();
        field("parameters")
                .properties()
                .forEach(
                        entry -> parameters.put(entry.getKey(), entry.getValue().asText()));
        return new ScenarioChoice(text("scenario"), parameters);
    }

    private String text(String name) {
        return field(name).isTextual() ? field(name).asText() : "";
    }

    private JsonNode field(String name) {
        return body.map(json -> json.path(name)).orElseGet(() -> Json.object().path(name));
    }
}
