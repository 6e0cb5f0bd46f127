package dev.socialposting.simulator.kit;

import static dev.socialposting.simulator.kit.Faults.afterwards;
import static dev.socialposting.simulator.kit.Faults.at;
import static dev.socialposting.simulator.kit.Faults.first;
import static dev.socialposting.simulator.kit.Faults.instead;
import static dev.socialposting.simulator.kit.ScenarioParameter.flag;
import static dev.socialposting.simulator.kit.ScenarioParameter.number;
import static dev.socialposting.simulator.kit.ScenarioParameter.oneOf;
import static dev.socialposting.simulator.kit.ScenarioParameter.text;

import dev.socialposting.simulator.kit.Faults.Fault;
import dev.socialposting.simulator.kit.ScenarioDefinition.ScenarioValues;
import dev.socialposting.simulator.login.SignIn;
import dev.socialposting.simulator.state.Step;
import dev.socialposting.simulator.state.Step.StepCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** The scenarios that every platform has, and the parameters from which others are made. */
public final class CommonScenarios {
    private static final String ANY = "any";

    private CommonScenarios() {}

    /** The parameter that names a step: one of a platform's or {@code any}. */
    public static ScenarioParameter step(List<Step> steps, String defaultStep) {
        List<String> values = new ArrayList<>(steps.stream().map(Step::id).toList());
        values.add(ANY);
        return new ScenarioParameter("step", defaultStep, new ScenarioParameter.Kind.OneOf(values), "which calls");
    }

    /** The parameter that names a step, every one by default. */
    public static ScenarioParameter anyStep(List<Step> steps) {
        return step(steps, ANY);
    }

    /** The parameter that says how many calls are meant. */
    public static ScenarioParameter times() {
        return number("times", 1, "how many calls about the same object, 0 for all");
    }

    /** The parameter that says how long nothing is shown of a publishing call. */
    public static ScenarioParameter hiddenFor() {
        return number("seconds", 999_999_999, "how long nothing is shown; by default for ever");
    }

    /** The calls that {@link #anyStep} and {@link #times} name. */
    public static Predicate<StepCall> chosen(ScenarioValues values) {
        return at(values.step("step")).and(first(values.number("times")));
    }

    /**
     * {@code html-error}.
     *
     * @param note the number in section 7 of the platform's notes
     */
    public static <B extends Script> ScenarioDefinition<B> htmlError(int note, List<Step> steps) {
        return ScenarioDefinition.faulty(
                "html-error",
                note,
                "An HTML page instead of JSON.",
                values -> instead(chosen(values), Reply.htmlPage(values.number("status"))),
                oneOf(
                        "status",
                        List.of("502", "500", "503", "504", "200", "400", "401", "403", "429"),
                        "the HTTP status"),
                anyStep(steps),
                times());
    }

    /** {@code platform-down}. */
    public static <B extends Script> ScenarioDefinition<B> platformDown(int note) {
        return ScenarioDefinition.faulty(
                "platform-down",
                note,
                "HTTP 503 with an HTML page on every call.",
                values -> call -> new Fault.Instead(Reply.htmlPage(503)));
    }

    /** {@code too-many-requests}: an answer of what stands before a platform. */
    public static <B extends Script> ScenarioDefinition<B> tooManyRequests(List<Step> steps) {
        return ScenarioDefinition.faulty(
                "too-many-requests",
                0,
                "HTTP 429 that names no error.",
                values -> {
                    Reply reply = Reply.tooManyRequests(values.text("body"), values.text("retry_after"));
                    return values.flag("takes_effect")
                            ? afterwards(chosen(values), reply)
                            : instead(chosen(values), reply);
                },
                oneOf("body", List.of("html", "json", "empty"), "what the answer holds"),
                text("retry_after", "", "the header Retry-After: seconds or an HTTP date; empty for none"),
                flag("takes_effect", false, "whether the call takes effect all the same"),
                anyStep(steps),
                times());
    }

    /** {@code connection-cut}. */
    public static <B extends Script> ScenarioDefinition<B> connectionCut(List<Step> steps) {
        return ScenarioDefinition.faulty(
                "connection-cut",
                0,
                "The connection is cut before anything happened.",
                values -> instead(chosen(values), Reply.cut()),
                anyStep(steps),
                times());
    }

    /**
     * {@code token-error}.
     *
     * @param refusal the answer to a call with a token that is refused
     * @param parameters those that the answer needs
     */
    public static <B extends Script> ScenarioDefinition<B> tokenError(
            int note,
            String sentence,
            List<Step> steps,
            Function<ScenarioValues, Reply> refusal,
            ScenarioParameter... parameters) {
        return ScenarioDefinition.faulty(
                "token-error",
                note,
                sentence,
                values -> instead(at(values.step("step")), refusal.apply(values)),
                append(parameters, anyStep(steps)));
    }

    /**
     * {@code rate-limited}: calls are refused for so long after the first create or start call of each post.
     *
     * @param minutes what the platform says by default of when calls are taken again
     * @param refusal the answer when it says so many minutes
     */
    public static <B extends Script> ScenarioDefinition<B> rateLimited(
            int note, String sentence, int minutes, Function<Integer, Reply> refusal) {
        return ScenarioDefinition.faulty(
                "rate-limited",
                note,
                sentence,
                values -> instead(
                        Faults.whileAPostIsYoungerThan(limitedFor(values)), refusal.apply(values.number("minutes"))),
                number("minutes", minutes, "what the usage header says under estimated_time_to_regain_access"),
                number("seconds", 0, "how long calls are refused; 0 for as long as the header says"));
    }

    private static Duration limitedFor(ScenarioValues values) {
        int seconds = values.number("seconds");
        return seconds == 0 ? Duration.ofMinutes(values.number("minutes")) : Duration.ofSeconds(seconds);
    }

    /**
     * {@code publish-fails-once}: the first calls of each object that publish fail, and nothing happened.
     *
     * @param publishing the calls that publish
     */
    public static <B extends Script> ScenarioDefinition<B> publishFailsOnce(
            int note, String sentence, Predicate<StepCall> publishing, Reply failure) {
        return ScenarioDefinition.faulty(
                "publish-fails-once",
                note,
                sentence,
                values -> instead(publishing.and(first(values.number("times"))), failure),
                number("times", 1, "how many calls"));
    }

    /** {@code answer-lost-after-publish}: the calls that publish take effect, then the connection is cut. */
    public static <B extends Script> ScenarioDefinition<B> answerLost(
            int note, String sentence, Predicate<StepCall> publishing) {
        return ScenarioDefinition.faulty(
                "answer-lost-after-publish", note, sentence, values -> afterwards(publishing, Reply.cut()));
    }

    /** {@code login-denied}. */
    public static <B extends Script> ScenarioDefinition<B> loginDenied(int note) {
        return ScenarioDefinition.of(
                "login-denied",
                note,
                "The user declines when asked to connect.",
                (script, values) -> script.endLogin(new SignIn.Ending.Declines()));
    }

    /** {@code login-left}. */
    public static <B extends Script> ScenarioDefinition<B> loginLeft() {
        return ScenarioDefinition.of(
                "login-left",
                0,
                "The user closes the page when asked to connect: the app never hears of it.",
                (script, values) -> script.endLogin(new SignIn.Ending.Leaves()));
    }

    /** {@code login-error}. */
    public static <B extends Script> ScenarioDefinition<B> loginError() {
        return ScenarioDefinition.of(
                "login-error",
                0,
                "The user is sent back with an error of the platform when asked to connect.",
                (script, values) -> script.endLogin(new SignIn.Ending.Fails(values.text("error"))),
                oneOf(
                        "error",
                        List.of("server_error", "temporarily_unavailable", "invalid_scope", "unauthorized_client"),
                        "the error's name in OAuth"));
    }

    private static ScenarioParameter[] append(ScenarioParameter[] parameters, ScenarioParameter last) {
        List<ScenarioParameter> all = new ArrayList<>(List.of(parameters));
        all.add(last);
        return all.toArray(ScenarioParameter[]::new);
    }
}
