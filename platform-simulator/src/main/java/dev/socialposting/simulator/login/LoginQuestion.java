package dev.socialposting.simulator.login;

import dev.socialposting.simulator.model.SimulatedAccount;
import java.util.List;

/** What the browser of a person who was sent to a platform's login gets to see. */
public sealed interface LoginQuestion {
    /** The app asked wrongly; the platform says so on a page of its own and sends nobody back. */
    record Malformed(String reason) implements LoginQuestion {}

    /** The person chooses as whom to agree, or declines. */
    record Ask(String platformName, List<String> scopes, List<Choice> choices, String declineUrl)
            implements LoginQuestion {}

    /** The person is sent back to the app. */
    record SendBack(String location) implements LoginQuestion {}

    /** The person closed the page: nobody is sent back. */
    record Left(String platformName) implements LoginQuestion {}

    /** Agreeing as one account. */
    record Choice(SimulatedAccount account, String url) {}
}
