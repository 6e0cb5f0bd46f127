package dev.socialposting.simulator.graph;

import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.CallHistory;
import dev.socialposting.simulator.state.Step;
import dev.socialposting.simulator.state.StepCall;
import dev.socialposting.simulator.state.World;
import java.util.Optional;

/** A call's answer, with what the journal and the usage headers need to know of it. */
public record HandledCall(GraphReply reply, Optional<AccountKey> account, Optional<Step> step) {

    /** An answer that is about no account. */
    public static HandledCall anonymous(GraphReply reply) {
        return new HandledCall(reply, Optional.empty(), Optional.empty());
    }

    /**
     * Lets a scenario have its way with a call, then the weather, and the platform handle it where both leave it to.
     */
    public static HandledCall play(World world, SimulatedAccount account, Faults faults, Route route) {
        CallHistory history = world.accounts().historyOf(account.key());
        StepCall call = history.note(route.step(), route.object(), world.clock().instant());
        GraphReply reply = switch (fault(world, faults.of(call))) {
            case Fault.None none -> route.act().get();
            case Fault.Instead(GraphReply other) -> other;
            case Fault.Afterwards(GraphReply other) -> {
                GraphReply usual = route.act().get();
                yield usual instanceof GraphReply.Data ? other : usual;
            }
        };
        return new HandledCall(reply, Optional.of(account.key()), Optional.of(route.step()));
    }

    private static Fault fault(World world, Fault ofScenario) {
        return ofScenario instanceof Fault.None
                ? world.weather().trouble().map(Troubles::fault).orElse(ofScenario)
                : ofScenario;
    }
}
