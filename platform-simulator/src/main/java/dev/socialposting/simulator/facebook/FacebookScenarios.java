package dev.socialposting.simulator.facebook;

import static dev.socialposting.simulator.graph.ScenarioParameter.number;

import dev.socialposting.simulator.graph.ScenarioCatalog;
import dev.socialposting.simulator.graph.ScenarioDefinition;
import dev.socialposting.simulator.graph.ScenarioParameter;
import dev.socialposting.simulator.graph.ScenarioValues;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Every scenario of section 7 of the notes on Facebook, and a few of our own. */
public final class FacebookScenarios {
    /** The steps that a scenario of this platform may name. */
    static final List<Step> STEPS = List.of(
            Step.ACCOUNT,
            Step.START,
            Step.UPLOAD,
            Step.TRANSFER,
            Step.POLL,
            Step.FINISH,
            Step.CREATE,
            Step.PERMALINK,
            Step.LIST,
            Step.TOKEN);

    /** The code of this platform for too many calls. */
    static final int RATE_LIMIT = 80001;

    private static final ScenarioCatalog<FacebookScript> CATALOG = build();

    private FacebookScenarios() {}

    /** The catalog, in the order of the notes. */
    public static ScenarioCatalog<?> catalog() {
        return CATALOG;
    }

    /** What a Page with its scenario does. */
    static FacebookScript scriptOf(SimulatedAccount page) {
        ScenarioValues values = CATALOG.values(page.scenario());
        FacebookScript script = new FacebookScript();
        script.plan = script.plan.withTimes(values.seconds("upload_seconds"), values.seconds("processing_seconds"));
        script.chunkBytes = Math.max(1, values.number("chunk_bytes"));
        return CATALOG.write(page.scenario(), script);
    }

    /** What a person meets who agrees as an account;
     *
     * an Instagram account has no say in a login by Facebook. */
    static FacebookScript loginScriptOf(SimulatedAccount account) {
        return account.platform() == Platform.FACEBOOK ? scriptOf(account) : new FacebookScript();
    }

    private static ScenarioCatalog<FacebookScript> build() {
        List<ScenarioDefinition<FacebookScript>> all = new ArrayList<>();
        all.addAll(FacebookFileScenarios.all());
        all.addAll(FacebookPublishingScenarios.all());
        all.addAll(FacebookRefusalScenarios.all());
        all.addAll(FacebookAnswerScenarios.all());
        all.addAll(FacebookLoginScenarios.all());
        all.sort(Comparator.comparingInt(scenario -> scenario.note() == 0 ? 99 : scenario.note()));
        return new ScenarioCatalog<>(Platform.FACEBOOK, common(), all);
    }

    private static List<ScenarioParameter> common() {
        return List.of(
                number("upload_seconds", 1, "how long the upload takes"),
                number(
                        "processing_seconds",
                        1,
                        "how long processing takes after finish; publishing takes another second"),
                number("chunk_bytes", 1 << 20, "the largest chunk that flow C asks for"));
    }
}
