package dev.socialposting.simulator.graph;

import static dev.socialposting.simulator.graph.Faults.afterwards;
import static dev.socialposting.simulator.graph.Faults.at;
import static dev.socialposting.simulator.graph.Faults.first;
import static dev.socialposting.simulator.graph.Faults.instead;
import static dev.socialposting.simulator.graph.ScenarioParameter.flag;
import static dev.socialposting.simulator.graph.ScenarioParameter.number;
import static dev.socialposting.simulator.graph.ScenarioParameter.oneOf;
import static dev.socialposting.simulator.graph.ScenarioParameter.signedNumber;
import static dev.socialposting.simulator.graph.ScenarioParameter.text;

import dev.socialposting.simulator.state.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The faults that both platforms know. */
public final class CommonScenarios {
    private static final String ANY = "any";

    private CommonScenarios() {}

    /** The parameter that names a step: one of a platform's or {@code any}. */
    public static ScenarioParameter step(List<Step> steps, String defaultStep) {
        List<String> values = new ArrayList<>(steps.stream().map(Step::id).toList());
        values.add(ANY);
        return new ScenarioParameter("step", defaultStep, new ScenarioParameter.Kind.OneOf(values), "which calls");
    }

    /** The parameters that name a step and how many of its calls are meant. */
    public static ScenarioParameter[] timesAndStep(List<Step> steps) {
        return new ScenarioParameter[] {
            step(steps, ANY), number("times", 1, "how many calls about the same object, 0 for all")
        };
    }

    /** The parameter that says how long nothing is shown of a publishing call. */
    public static ScenarioParameter hiddenFor() {
        return number("seconds", 999_999_999, "how long nothing is shown; by default for ever");
    }

    /** The calls that {@code step} and {@code times} name. */
    private static java.util.function.Predicate<dev.socialposting.simulator.state.StepCall> chosen(
            ScenarioValues values) {
        return at(values.step("step")).and(first(values.number("times")));
    }

    /** Error 190 with a subcode. */
    public static Faults tokenError(ScenarioValues values) {
        return instead(at(values.step("step")), GraphReply.refused(tokenRefused(values.number("subcode"))));
    }

    /** The parameters of {@link #tokenError}. */
    public static ScenarioParameter[] tokenErrorParameters(List<Step> steps) {
        return new ScenarioParameter[] {
            oneOf(
                    "subcode",
                    List.of("463", "458", "459", "460", "464", "467", "492"),
                    "expired, app removed, checkpoint, password changed, unconfirmed, invalidated, lost Page role"),
            step(steps, ANY)
        };
    }

    /** Error 190 in the platform's words. */
    public static GraphError tokenRefused(int subcode) {
        String reason = switch (subcode) {
            case 458 -> "The user has not authorized application 1000000000000001.";
            case 459 -> "The session is invalid because the user has been checkpointed.";
            case 460 ->
                "The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.";
            case 463 -> "Session has expired on Sunday, 01-Nov-26 10:00:00 PST. The current time is later.";
            case 464 -> "Sessions for the user are not allowed because the user is not a confirmed user.";
            case 467 -> "The session is invalid because the user logged out.";
            case 492 ->
                "The user must be an administrator, editor, or moderator of the page in order to impersonate it.";
            default -> "The session is invalid.";
        };
        return GraphError.of(190, subcode, "Error validating access token: " + reason)
                .withStatus(401);
    }

    /** A token that was never given out, or that is for another host. */
    public static GraphError tokenUnknown() {
        return GraphError.of(190, "Invalid OAuth access token - Cannot parse access token")
                .withStatus(401);
    }

    /** A rate limit with its usage header, for so long after the first create or start call of each post. */
    public static Faults rateLimited(ScenarioValues values, int code) {
        int minutes = values.number("minutes");
        int seconds = values.number("seconds");
        Duration time = seconds == 0 ? Duration.ofMinutes(minutes) : Duration.ofSeconds(seconds);
        return instead(
                Faults.whileAPostIsYoungerThan(time),
                GraphReply.refused(GraphError.of(
                                code,
                                "(#" + code
                                        + ") There have been too many calls to this account. Wait a bit and try again.")
                        .withStatus(code == 80002 ? 400 : 403)
                        .withRegainMinutes(minutes)));
    }

    /** The parameters of {@link #rateLimited}. */
    public static ScenarioParameter[] rateLimitedParameters(int minutes) {
        return new ScenarioParameter[] {
            number("minutes", minutes, "what the usage header says under estimated_time_to_regain_access"),
            number("seconds", 0, "how long calls are refused; 0 for as long as the header says")
        };
    }

    /** An HTML page with a chosen status. */
    public static Faults htmlError(ScenarioValues values) {
        return instead(chosen(values), GraphReply.htmlPage(values.number("status")));
    }

    /** The parameters of {@link #htmlError}. */
    public static ScenarioParameter[] htmlErrorParameters(List<Step> steps) {
        return new ScenarioParameter[] {
            oneOf("status", List.of("502", "500", "503", "504", "200", "400", "401", "403", "429"), "the HTTP status"),
            step(steps, ANY),
            number("times", 1, "how many calls about the same object, 0 for all")
        };
    }

    /** HTTP 429 that names no error, as an answer of what stands before a platform. */
    public static Faults tooManyRequests(ScenarioValues values) {
        GraphReply reply = GraphReply.tooManyRequests(values.text("body"), values.text("retry_after"));
        return values.flag("takes_effect") ? afterwards(chosen(values), reply) : instead(chosen(values), reply);
    }

    /** The parameters of {@link #tooManyRequests}. */
    public static ScenarioParameter[] tooManyRequestsParameters(List<Step> steps) {
        return new ScenarioParameter[] {
            oneOf("body", List.of("html", "json", "empty"), "what the answer holds"),
            text("retry_after", "", "the header Retry-After: seconds or an HTTP date; empty for none"),
            flag("takes_effect", false, "whether the call takes effect all the same"),
            step(steps, ANY),
            number("times", 1, "how many calls about the same object, 0 for all")
        };
    }

    /** The whole platform is down. */
    public static Fault down() {
        return new Fault.Instead(GraphReply.htmlPage(503));
    }

    /** Any error of the Graph API's envelope. */
    public static Faults graphError(ScenarioValues values) {
        GraphError error =
                GraphError.of(values.number("code"), values.text("message")).withStatus(values.number("status"));
        int subcode = values.number("subcode");
        GraphError whole = subcode == 0 ? error : error.withSubcode(subcode);
        String transientFault = values.text("transient");
        return instead(
                chosen(values),
                GraphReply.refused(
                        transientFault.equals("absent")
                                ? whole
                                : whole.withTransient(Boolean.parseBoolean(transientFault))));
    }

    /** The parameters of {@link #graphError}. */
    public static ScenarioParameter[] graphErrorParameters(List<Step> steps) {
        return new ScenarioParameter[] {
            signedNumber("code", 1, "the error's code, which may be negative"),
            number("subcode", 0, "the error's subcode, 0 for none"),
            text("message", "A scenario's error", "the error's message"),
            oneOf("status", List.of("400", "401", "403", "404", "429", "500", "503", "200"), "the HTTP status"),
            oneOf("transient", List.of("absent", "true", "false"), "the field is_transient"),
            step(steps, ANY),
            number("times", 1, "how many calls about the same object, 0 for all")
        };
    }

    /** The connection is cut before anything happened. */
    public static Faults connectionCut(ScenarioValues values) {
        return instead(chosen(values), GraphReply.cut());
    }

    /** HTTP 500 with code 1. */
    public static GraphError unknownError() {
        return GraphError.of(1, "An unknown error has occurred.")
                .withStatus(500)
                .withTransient(true);
    }
}
