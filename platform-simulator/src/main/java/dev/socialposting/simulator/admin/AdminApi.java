package dev.socialposting.simulator.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.http.RequestParameters;
import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.http.SimulatorResponse;
import dev.socialposting.simulator.kit.Json;
import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.model.ScenarioChoice;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /_simulator/...}: JSON in, JSON out; bad input gets a 400 that says all that is wrong. */
public final class AdminApi {
    private static final Pattern SCENARIO_OF_ACCOUNT = Pattern.compile("/_simulator/accounts/([^/]+)/scenario");
    private static final int LONGEST_JUMP = 366 * 86_400;

    private final Administration simulator;

    /** An admin API over a simulator. */
    public AdminApi(Administration simulator) {
        this.simulator = simulator;
    }

    /** Answers a request. */
    public SimulatorResponse handle(SimulatorRequest request) {
        Matcher scenario = SCENARIO_OF_ACCOUNT.matcher(request.path());
        if (scenario.matches()) {
            return request.method().equals("PUT")
                    ? chooseScenario(scenario.group(1), request)
                    : error(405, List.of("Use PUT"));
        }
        return switch (request.method() + " " + request.path()) {
            case "GET /_simulator/posts" ->
                list(simulator.posts().stream().map(AdminJson::post).toList());
            case "GET /_simulator/calls" -> calls(RequestParameters.of(request).filled("account_id"));
            case "GET /_simulator/accounts" ->
                list(simulator.accounts().stream().map(AdminJson::account).toList());
            case "GET /_simulator/scenarios" ->
                list(simulator.scenarios().stream().map(AdminJson::scenario).toList());
            case "POST /_simulator/accounts" -> createAccount(request);
            case "POST /_simulator/reset" -> reset();
            case "POST /_simulator/clock" -> advanceClock(request);
            case "GET /_simulator/weather" -> faultProfile();
            case "PUT /_simulator/weather" -> changeFaults(request);
            default -> error(404, List.of("There is no " + request.method() + " " + request.path()));
        };
    }

    private SimulatorResponse calls(Optional<String> accountId) {
        return list(simulator.calls().stream()
                .filter(call -> accountId.isEmpty()
                        || call.account()
                                .filter(key -> key.accountId().equals(accountId.get())
                                        || key.toString().equals(accountId.get()))
                                .isPresent())
                .map(AdminJson::call)
                .toList());
    }

    private SimulatorResponse reset() {
        simulator.reset();
        return SimulatorResponse.json(200, Json.object().put("reset", true).toString());
    }

    private SimulatorResponse createAccount(SimulatorRequest request) {
        AccountForm form = new AccountForm(body(request));
        List<String> faults = form.faults(simulator);
        return faults.isEmpty()
                ? SimulatorResponse.json(
                        201,
                        AdminJson.account(simulator.createAccount(form.account()))
                                .toString())
                : error(400, faults);
    }

    private SimulatorResponse chooseScenario(String destination, SimulatorRequest request) {
        Optional<AccountKey> key = AccountKey.parse(destination);
        if (key.isEmpty() || simulator.account(key.get()).isEmpty()) {
            return error(404, List.of("There is no account '" + destination + "'; write platform:account_id"));
        }
        AccountForm form = new AccountForm(body(request));
        List<String> faults = form.scenarioFaults(simulator, key.get().platform());
        if (!faults.isEmpty()) {
            return error(400, faults);
        }
        ScenarioChoice choice = form.scenario();
        return simulator
                .chooseScenario(key.get(), choice)
                .map(account ->
                        SimulatorResponse.json(200, AdminJson.account(account).toString()))
                .orElseGet(() -> error(404, List.of("The account is gone")));
    }

    private SimulatorResponse advanceClock(SimulatorRequest request) {
        JsonNode seconds =
                body(request).map(json -> json.path("advance_seconds")).orElse(Json.object());
        if (!seconds.isIntegralNumber()
                || !seconds.canConvertToInt()
                || seconds.asInt() < 0
                || seconds.asInt() > LONGEST_JUMP) {
            return error(400, List.of("'advance_seconds' must be a whole number from 0 to " + LONGEST_JUMP));
        }
        String now = simulator.advanceClock(Duration.ofSeconds(seconds.asInt())).toString();
        return SimulatorResponse.json(200, Json.object().put("now", now).toString());
    }

    private SimulatorResponse faultProfile() {
        return SimulatorResponse.json(
                200, FaultProfileForm.write(simulator.faults()).toString());
    }

    private SimulatorResponse changeFaults(SimulatorRequest request) {
        FaultProfileForm form = new FaultProfileForm(body(request));
        List<String> faults = form.faults();
        if (!faults.isEmpty()) {
            return error(400, faults);
        }
        simulator.changeFaults(form.profile());
        return faultProfile();
    }

    private static Optional<JsonNode> body(SimulatorRequest request) {
        return Json.parse(new String(request.body(), StandardCharsets.UTF_8)).filter(JsonNode::isObject);
    }

    private static SimulatorResponse list(List<ObjectNode> items) {
        ArrayNode array = Json.array();
        items.forEach(array::add);
        return SimulatorResponse.json(200, array.toString());
    }

    private static SimulatorResponse.Answer error(int status, List<String> faults) {
        ObjectNode body = Json.object();
        ArrayNode errors = body.putArray("errors");
        faults.forEach(errors::add);
        return SimulatorResponse.json(status, body.toString());
    }
}
