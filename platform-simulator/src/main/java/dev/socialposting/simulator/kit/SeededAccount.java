package dev.socialposting.simulator.kit;

import dev.socialposting.simulator.model.ScenarioChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A seeded account before its platform gives it ids and a token: its name says what happens there. */
public record SeededAccount(String name, ScenarioChoice scenario) {
    /**
     * What every platform has; it knows the scenarios that are named here.
     *
     * @param expiredToken how the platform refuses a token whose time is over
     */
    public static List<SeededAccount> onEveryPlatform(ScenarioChoice expiredToken) {
        return List.of(
                new SeededAccount("Happy path", ScenarioChoice.of("happy-path")),
                new SeededAccount(
                        "Slow processing", ScenarioChoice.of("slow-processing").with("processing_seconds", 60)),
                new SeededAccount("Expired token", expiredToken),
                new SeededAccount(
                        "Rate limited", ScenarioChoice.of("rate-limited").with("minutes", 1)),
                new SeededAccount("Bad video", ScenarioChoice.of("bad-video")),
                new SeededAccount("Platform down", ScenarioChoice.of("platform-down")),
                new SeededAccount("Answer lost after publish", ScenarioChoice.of("answer-lost-after-publish")),
                new SeededAccount("Publish fails once", ScenarioChoice.of("publish-fails-once")),
                new SeededAccount("Acknowledged but never shown", ScenarioChoice.of("acknowledged-never-shown")));
    }

    /** These accounts and one more. */
    public static List<SeededAccount> and(List<SeededAccount> accounts, SeededAccount last) {
        List<SeededAccount> all = new ArrayList<>(accounts);
        all.add(last);
        return all;
    }

    /** The account's name on its platform. */
    public String displayName(String platformName) {
        return platformName + " · " + name;
    }

    /** The name in the account's page address. */
    public String username() {
        return name.toLowerCase(Locale.ROOT).replace(",", "").replace(' ', '_');
    }
}
