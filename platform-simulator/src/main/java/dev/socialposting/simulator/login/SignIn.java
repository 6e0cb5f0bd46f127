package dev.socialposting.simulator.login;

import dev.socialposting.simulator.http.RequestParameters;
import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.SimulatorState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The page on which a person agrees that an app may act for them, or does not. The person chooses an account, whose scenario decides how
 * it ends.
 */
public final class SignIn {
    /**
     * How a platform's page differs from others'.
     *
     * @param scopes that the platform knows
     * @param usualScopes what an app gets that names a configuration instead of scopes
     * @param newCode gives out an authorization code
     * @param fragment stands behind the app's address when the person agreed
     */
    public record Form(
            String platformName,
            SimulatedApp app,
            Set<String> scopes,
            List<String> usualScopes,
            Supplier<String> newCode,
            String fragment) {
        public Form {
            scopes = Set.copyOf(scopes);
            usualScopes = List.copyOf(usualScopes);
        }
    }

    /** How it ends when a person chooses an account. */
    public sealed interface Ending {
        /** The person agrees, except to some of the scopes. */
        record Agrees(List<String> declinedScopes) implements Ending {}

        /** The person declines. */
        record Declines() implements Ending {}

        /** The person closes the page. */
        record Leaves() implements Ending {}

        /** The platform fails, and says so to the app. */
        record Fails(String error) implements Ending {}
    }

    /** As whom a person may agree. */
    public interface People {
        /** The accounts that the page offers. */
        List<SimulatedAccount> offered();

        /** The account of that id, offered or not. */
        Optional<SimulatedAccount> find(String accountId);

        /** How it ends when this account is chosen. */
        Ending ending(SimulatedAccount account);
    }

    private final SimulatorState state;
    private final AuthorizationCodes codes;
    private final Form form;
    private final People people;

    /** A sign-in with the codes that are still open. */
    public SignIn(SimulatorState state, AuthorizationCodes codes, Form form, People people) {
        this.state = state;
        this.codes = codes;
        this.form = form;
        this.people = people;
    }

    /** What a browser sees that an app sent here. */
    public LoginQuestion answer(SimulatorRequest request) {
        LoginRequest asked = new LoginRequest(RequestParameters.of(request));
        Optional<String> fault = asked.fault(form.app(), form.scopes());
        if (fault.isPresent()) {
            return new LoginQuestion.Malformed(fault.get());
        }
        if (asked.declines()) {
            return new LoginQuestion.SendBack(asked.backDeclined());
        }
        return asked.answeringAccount()
                .flatMap(people::find)
                .map(account -> end(asked, account))
                .orElseGet(() -> ask(asked, request.path()));
    }

    private LoginQuestion end(LoginRequest asked, SimulatedAccount account) {
        return switch (people.ending(account)) {
            case Ending.Declines declines -> new LoginQuestion.SendBack(asked.backDeclined());
            case Ending.Leaves leaves -> new LoginQuestion.Left(form.platformName());
            case Ending.Fails(String error) -> new LoginQuestion.SendBack(asked.backFailed(error));
            case Ending.Agrees(List<String> declined) -> {
                String code = form.newCode().get();
                List<String> granted = scopes(asked).stream()
                        .filter(scope -> !declined.contains(scope))
                        .toList();
                codes.put(
                        code,
                        new AuthorizationCodes.Agreement(
                                account.key(),
                                asked.redirectUri(),
                                granted,
                                state.clock().instant()));
                yield new LoginQuestion.SendBack(asked.backWithCode(code, form.fragment()));
            }
        };
    }

    private LoginQuestion ask(LoginRequest asked, String path) {
        List<LoginQuestion.Choice> choices = people.offered().stream()
                .map(account -> new LoginQuestion.Choice(
                        account, asked.answered(path, "simulator_account", account.accountId())))
                .toList();
        return new LoginQuestion.Ask(
                form.platformName(), scopes(asked), choices, asked.answered(path, "simulator_decline", "true"));
    }

    private List<String> scopes(LoginRequest asked) {
        return asked.scopes().isEmpty() ? form.usualScopes() : asked.scopes();
    }

    /** An app that is registered with a platform and may ask people to connect. */
    public record SimulatedApp(String id, String secret) {}
}
