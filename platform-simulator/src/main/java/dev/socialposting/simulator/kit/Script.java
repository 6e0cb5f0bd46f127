package dev.socialposting.simulator.kit;

import java.util.List;
import java.util.Optional;

/** What an account plays: which of its calls go wrong, and how. A platform adds what else may be unusual about an account. */
public abstract class Script {
    private Faults faults = Faults.none();
    private Optional<String> refusedField = Optional.empty();
    private boolean declinesLogin;
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

    /** Lets the person decline when asked to connect. */
    public void declineLogin() {
        declinesLogin = true;
    }

    /** Whether the person declines when asked to connect. */
    public boolean declinesLogin() {
        return declinesLogin;
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
