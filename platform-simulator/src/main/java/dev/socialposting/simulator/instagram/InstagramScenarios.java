package dev.socialposting.simulator.instagram;

import static dev.socialposting.simulator.graph.ScenarioParameter.number;
import static dev.socialposting.simulator.graph.ScenarioParameter.oneOf;

import dev.socialposting.simulator.graph.ScenarioCatalog;
import dev.socialposting.simulator.graph.ScenarioDefinition;
import dev.socialposting.simulator.graph.ScenarioParameter;
import dev.socialposting.simulator.graph.ScenarioValues;
import dev.socialposting.simulator.model.LoginVariant;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Every scenario of section 7 of the notes on Instagram, and a few of our own. */
public final class InstagramScenarios {
    /** The steps that a scenario of this platform may name. */
    static final List<Step> STEPS = List.of(
            Step.ACCOUNT,
            Step.QUOTA,
            Step.CREATE,
            Step.UPLOAD,
            Step.POLL,
            Step.PUBLISH,
            Step.PERMALINK,
            Step.LIST,
            Step.TOKEN);

    /** The code of this platform for too many calls. */
    static final int RATE_LIMIT = 80002;

    private static final ScenarioCatalog<InstagramScript> CATALOG = build();

    private InstagramScenarios() {}

    /** The catalog, in the order of the notes. */
    public static ScenarioCatalog<?> catalog() {
        return CATALOG;
    }

    private static ScenarioCatalog<InstagramScript> build() {
        List<ScenarioDefinition<InstagramScript>> all = new ArrayList<>();
        all.addAll(InstagramProcessingScenarios.all());
        all.addAll(InstagramPublishingScenarios.all());
        all.addAll(InstagramReadingScenarios.all());
        all.addAll(InstagramRefusalScenarios.all());
        all.addAll(InstagramLoginScenarios.all());
        all.sort(Comparator.comparingInt(scenario -> scenario.note() == 0 ? 99 : scenario.note()));
        return new ScenarioCatalog<>(Platform.INSTAGRAM, common(), all);
    }

    /** What an account with its scenario does. */
    static InstagramScript scriptOf(SimulatedAccount account) {
        ScenarioValues values = CATALOG.values(account.scenario());
        InstagramScript script = new InstagramScript();
        script.processing = values.seconds("processing_seconds");
        script.quotaTotal = values.number("quota_total");
        script.readsCaptions = switch (values.text("captions_readable")) {
            case "true" -> true;
            case "false" -> false;
            default -> account.loginVariant() == LoginVariant.FACEBOOK_LOGIN;
        };
        return CATALOG.write(account.scenario(), script);
    }

    private static List<ScenarioParameter> common() {
        return List.of(
                number("processing_seconds", 2, "how long a container is IN_PROGRESS"),
                number("quota_total", 50, "posts in 24 h, as content_publishing_limit tells"),
                oneOf(
                        "captions_readable",
                        List.of("by_login", "true", "false"),
                        "whether caption and media_product_type can be read back: by_login means by Facebook Login only"));
    }
}
