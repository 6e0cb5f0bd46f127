package dev.socialposting.simulator.model;

/**
 * An account that exists on a simulated platform.
 *
 * @param username the name in the account's page address
 * @param accessToken a long-lived token of the account, with every permission that publishing needs
 * @param appScopedId an id that {@code /me} shows beside the real one on Instagram, and that no other call accepts; on Facebook the
 *     id of the user who manages the Page
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
