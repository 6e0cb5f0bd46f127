package dev.socialposting.simulator.kit;

import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.SimulatorState;
import dev.socialposting.simulator.state.Tokens;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Whether a call's token is good: it was given out, the host takes its kind, and its time is not over.
 *
 * @param unknown the answer to a token that is not
 * @param expired the answer when its time is over
 */
public record TokenCheck(SimulatorState state, Predicate<Tokens.Kind> kinds, Reply unknown, Reply expired) {
    /**
     * Has a call handled for the account that its token stands for, or refuses it.
     *
     * @param act gives nothing when the token is of no use for this call
     */
    public HandledCall handle(ApiCall call, BiFunction<Tokens.Grant, SimulatedAccount, Optional<HandledCall>> act) {
        Optional<Tokens.Grant> grant =
                call.token().flatMap(state.tokens()::find).filter(found -> kinds.test(found.kind()));
        Optional<SimulatedAccount> account =
                grant.flatMap(found -> state.accounts().find(found.account()));
        if (grant.isEmpty() || account.isEmpty()) {
            return HandledCall.anonymous(unknown);
        }
        return grant.get().expired(state.clock().instant())
                ? HandledCall.about(grant.get().account(), expired)
                : act.apply(grant.get(), account.get()).orElseGet(() -> HandledCall.anonymous(unknown));
    }
}
