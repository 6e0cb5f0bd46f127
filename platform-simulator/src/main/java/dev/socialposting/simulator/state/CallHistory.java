package dev.socialposting.simulator.state;

import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.state.Step.StepCall;
import java.time.Instant;
import java.util.Optional;

/** How often each step of an account was called and when first, since the account got its scenario. */
public record CallHistory(AccountKey account, Table<Calls> table, Table<Count> counts) {
    private static final Calls NONE = new Calls(0, Optional.empty(), Optional.empty());

    /**
     * All calls of an account.
     *
     * @param postBegunAt when the post that is under way was begun
     */
    public record Calls(int calls, Optional<Instant> firstAt, Optional<Instant> postBegunAt) {}

    /** The calls of one step about one object. */
    public record Count(AccountKey account, int calls, Instant first) {}

    /**
     * Notes a call and tells what a scenario may want to know of it.
     *
     * @param object what the step is about, such as a container's id; calls are counted for each apart
     */
    public StepCall note(Step step, String object, Instant now) {
        String id = countId(step, object);
        Count count = counts.find(id)
                .map(before -> new Count(account, before.calls() + 1, before.first()))
                .orElseGet(() -> new Count(account, 1, now));
        counts.put(id, count);
        Calls before = all();
        Optional<Instant> begun =
                step.beginsAPost() ? before.postBegunAt().or(() -> Optional.of(now)) : before.postBegunAt();
        put(new Calls(before.calls() + 1, before.firstAt().or(() -> Optional.of(now)), begun));
        return new StepCall(step, object, count.calls(), count.first(), now, begun);
    }

    /** How often a step was called about an object. */
    public int count(Step step, String object) {
        return counts.find(countId(step, object)).map(Count::calls).orElse(0);
    }

    /** A post of the account became public: the next create or start call begins another one. */
    public void published() {
        Calls before = all();
        put(new Calls(before.calls(), before.firstAt(), Optional.empty()));
    }

    /** When the account was first called. */
    public Optional<Instant> firstCallAt() {
        return all().firstAt();
    }

    /** How many calls there were in all. */
    public int calls() {
        return all().calls();
    }

    private Calls all() {
        return table.find(account.toString()).orElse(NONE);
    }

    private void put(Calls calls) {
        table.put(account.toString(), calls);
    }

    private String countId(Step step, String object) {
        return account + " " + step.id() + " " + object;
    }
}
