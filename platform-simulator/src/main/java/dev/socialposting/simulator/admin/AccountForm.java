package dev.socialposting.simulator.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.simulator.kit.Json;
import dev.socialposting.simulator.kit.SimulatedPlatform;
import dev.socialposting.simulator.model.LoginVariant;
import dev.socialposting.simulator.model.NewAccount;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.ScenarioChoice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        Optional<SimulatedPlatform> platform = platform(simulator);
        if (platform.isEmpty()) {
            faults.add("'platform' must be "
                    + oneOf(simulator.platforms().stream().map(each -> each.id().id())));
        }
        String variant = text("login_variant");
        Set<String> variants = simulator.platforms().stream()
                .flatMap(AccountForm::variants)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!variant.isEmpty() && !variants.contains(variant)) {
            faults.add("'login_variant' must be " + oneOf(variants.stream()));
        } else if (!variant.isEmpty()) {
            platform.filter(known -> variants(known).noneMatch(variant::equals))
                    .ifPresent(known -> faults.add(
                            "An account on " + known.displayName() + " has 'login_variant' " + oneOf(variants(known))));
        }
        platform.ifPresent(known -> faults.addAll(scenarioFaults(simulator, known.id())));
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

    private Optional<SimulatedPlatform> platform(Administration simulator) {
        return simulator.platforms().stream()
                .filter(each -> each.id().id().equals(text("platform")))
                .findFirst();
    }

    private static Stream<String> variants(SimulatedPlatform platform) {
        return platform.loginVariants().stream().map(LoginVariant::id);
    }

    private static String oneOf(Stream<String> names) {
        return names.collect(Collectors.joining(" or "));
    }

    /** The account, once there are no faults. */
    NewAccount account() {
        return new NewAccount(
                new Platform(text("platform")),
                Optional.of(text("display_name")).filter(name -> !name.isEmpty()),
                Optional.of(text("login_variant"))
                        .filter(variant -> !variant.isEmpty())
                        .map(LoginVariant::new),
                scenario());
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
