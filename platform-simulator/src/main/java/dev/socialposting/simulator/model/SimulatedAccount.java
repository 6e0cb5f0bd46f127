package dev.socialposting.simulator.model;

/**
 * An account that exists on a simulated platform.
 *
 * @param username the name in the account's page address
 * @param accessToken a long-lived token of the account, with every permission that publishing needs
 * @param appScopedId another id that belongs to the account, such as that of the person who manages it
 */
public record SimulatedAccount(
        AccountKey key,
        String displayName,
        String username,
        String accessToken,
        LoginVariant loginVariant,
        String appScopedId,
        ScenarioChoice scenario) {

    /** This account with another scenario. */
    public SimulatedAccount with(ScenarioChoice other) {
        return new SimulatedAccount(key, displayName, username, accessToken, loginVariant, appScopedId, other);
    }

    /** The account's id on its platform. */
    public String accountId() {
        return key.accountId();
    }

    /** The platform the account is on. */
    public Platform platform() {
        return key.platform();
    }

    @Override
    public String toString() {
        return key + " (" + displayName + ", " + scenario.id() + ")";
    }
}
