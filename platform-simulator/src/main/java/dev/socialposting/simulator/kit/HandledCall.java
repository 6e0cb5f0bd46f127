package dev.socialposting.simulator.kit;

import dev.socialposting.simulator.kit.Faults.Fault;
import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.CallHistory;
import dev.socialposting.simulator.state.SimulatorState;
import dev.socialposting.simulator.state.Step;
import dev.socialposting.simulator.state.Step.StepCall;
import java.util.Optional;
import java.util.function.Supplier;

/** A call's answer, with what the journal needs to know of it. */
public record HandledCall(Reply reply, Optional<AccountKey> account, Optional<Step> step) {
    /** An answer that is about no account. */
    public static HandledCall anonymous(Reply reply) {
        return new HandledCall(reply, Optional.empty(), Optional.empty());
    }

    /** An answer about an account that is no step of publishing. */
    public static HandledCall about(AccountKey account, Reply reply) {
        return new HandledCall(reply, Optional.of(account), Optional.empty());
    }

    /**
     * Lets a scenario have its way with a call, then the injected faults, and the platform handle it where both leave it to.
     *
     * @param faults what the account's scenario does to its calls
     */
    public static HandledCall play(
            SimulatorState state, CommonErrors errors, SimulatedAccount account, Faults faults, Route route) {
        CallHistory history = state.accounts().historyOf(account.key());
        StepCall call = history.note(route.step(), route.object(), state.clock().instant());
        Fault ofScenario = faults.of(call);
        Fault fault = ofScenario instanceof Fault.None
                ? state.faults().next().map(errors::fault).orElse(ofScenario)
                : ofScenario;
        Reply reply = switch (fault) {
            case Fault.None none -> route.act().get();
            case Fault.Instead(Reply other) -> other;
            case Fault.Afterwards(Reply other) -> {
                Reply usual = route.act().get();
                yield usual.succeeded() ? other : usual;
            }
        };
        return new HandledCall(reply, Optional.of(account.key()), Optional.of(route.step()));
    }

    /**
     * What a call turned out to ask for.
     *
     * @param object what it is about, such as a container's id: scenarios count calls for each object apart
     * @param act does it
     */
    public record Route(Step step, String object, Supplier<? extends Reply> act) {}
}
