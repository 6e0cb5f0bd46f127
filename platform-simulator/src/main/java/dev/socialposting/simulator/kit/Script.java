package dev.socialposting.simulator.kit;

import dev.socialposting.simulator.login.SignIn;
import java.util.List;
import java.util.Optional;

/** What an account plays: which of its calls go wrong, and how. A platform adds what else may be unusual about an account. */
public abstract class Script {
    private Faults faults = Faults.none();
    private Optional<String> refusedField = Optional.empty();
    private Optional<SignIn.Ending> loginEnding = Optional.empty();
    private List<String> declinedScopes = List.of();

    /** A script in which every call is handled as usual. */
    protected Script() {}

    /** Lets calls go wrong from now on. */
    public void playFaults(Faults chosen) {
        faults = chosen;
    }

    /** Lets calls that ask for a field be refused from now on, as if no object had it. */
    public void refuseField(String name) {
        refusedField = Optional.of(name);
    }

    /** How it ends when the person is asked to connect. */
    public void endLogin(SignIn.Ending ending) {
        loginEnding = Optional.of(ending);
    }

    /** How it ends when the person is asked to connect; by default the person agrees. */
    public SignIn.Ending loginEnding() {
        return loginEnding.orElseGet(() -> new SignIn.Ending.Agrees(declinedScopes));
    }

    /** Lets the person leave out permissions when asked to connect. */
    public void declineScopes(List<String> scopes) {
        declinedScopes = List.copyOf(scopes);
    }

    /** The permissions that the person leaves out. */
    public List<String> declinedScopes() {
        return declinedScopes;
    }

    /** Those of an object's fields that calls may ask for. */
    public List<String> readable(List<String> fields) {
        return fields.stream()
                .filter(field -> refusedField.filter(field::equals).isEmpty())
                .toList();
    }

    /** Which calls go wrong. */
    public Faults faults() {
        return faults;
    }
}
