package dev.socialposting.simulator.graph;

/** What an account plays: which of its calls go wrong, and how. A platform adds what else may be unusual about an account. */
public abstract class Script {
    private Faults faults = Faults.none();

    /** A script in which every call is handled as usual. */
    protected Script() {}

    /** Lets calls go wrong from now on. */
    public void playFaults(Faults chosen) {
        faults = chosen;
    }

    /** Which calls go wrong. */
    public Faults faults() {
        return faults;
    }
}
