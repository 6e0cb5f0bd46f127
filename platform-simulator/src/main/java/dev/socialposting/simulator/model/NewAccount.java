package dev.socialposting.simulator.model;

import java.util.Optional;

/**
 * An account to be made. Ids and token are given out by the simulator.
 *
 * @param displayName when there is none, the scenario's id tells the account apart
 * @param loginVariant when there is none, the one that is usual on the platform
 */
public record NewAccount(
        Platform platform, Optional<String> displayName, Optional<LoginVariant> loginVariant, ScenarioChoice scenario) {
    /** An account with the login variant that is usual on its platform. */
    public static NewAccount on(Platform platform, ScenarioChoice scenario) {
        return new NewAccount(platform, Optional.empty(), Optional.empty(), scenario);
    }

    /** The name of the account on a platform of that name. */
    public String displayName(String platformName) {
        return displayName.orElseGet(() -> platformName + " · " + scenario.id());
    }

    /** The name in the address of the account's page. */
    public String username(String accountId) {
        return scenario.id().replace('-', '_') + "_" + accountId.substring(Math.max(0, accountId.length() - 6));
    }

    /** This account with another login variant. */
    public NewAccount by(LoginVariant variant) {
        return new NewAccount(platform, displayName, Optional.of(variant), scenario);
    }

    /** This account with another name. */
    public NewAccount named(String name) {
        return new NewAccount(platform, Optional.of(name), loginVariant, scenario);
    }
}
