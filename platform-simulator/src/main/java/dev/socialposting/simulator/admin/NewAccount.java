package dev.socialposting.simulator.admin;

import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.model.LoginVariant;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.simulator.model.SeededAccounts;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.Ids;

/** An account to be made. Ids and token are given out by the simulator. */
public record NewAccount(Platform platform, String displayName, LoginVariant loginVariant, ScenarioChoice scenario) {

    /** An account with the login variant that is usual on its platform. */
    public static NewAccount on(Platform platform, ScenarioChoice scenario) {
        LoginVariant variant = switch (platform) {
            case INSTAGRAM -> LoginVariant.INSTAGRAM_LOGIN;
            case FACEBOOK -> LoginVariant.FACEBOOK_LOGIN;
        };
        return new NewAccount(platform, platform.displayName() + " · " + scenario.id(), variant, scenario);
    }

    /** This account with another login variant. */
    public NewAccount by(LoginVariant variant) {
        return new NewAccount(platform, displayName, variant, scenario);
    }

    /** The account with ids and a token of its own. */
    public SimulatedAccount toAccount(Ids ids) {
        boolean instagram = platform == Platform.INSTAGRAM;
        String id = instagram ? ids.digits("17841", 17) : ids.digits("1", 16);
        String token = ids.token(loginVariant == LoginVariant.INSTAGRAM_LOGIN ? "IGAA" : "EAA");
        String username = scenario.id().replace('-', '_') + "_" + id.substring(id.length() - 6);
        String otherId = instagram ? ids.digits("25", 17) : SeededAccounts.PERSON;
        return new SimulatedAccount(
                new AccountKey(platform, id), displayName, username, token, loginVariant, otherId, scenario);
    }
}
