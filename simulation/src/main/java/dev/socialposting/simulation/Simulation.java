package dev.socialposting.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;

/** One run: a plan and its faults, from the first call until nothing is left to do; then everything is judged. */
final class Simulation {
    static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    /** So many pauses are far beyond what any plan here needs. */
    private static final long MOST_PAUSES = 60_000;

    /** After this nothing that a platform has taken is still on its way to the public. */
    private static final Duration UNTIL_ALL_IS_PUBLIC = Duration.ofHours(3);

    private final Plan plan;
    private final Trace trace;
    private final Tally tally = new Tally();
    private final Scheduler scheduler = new Scheduler(START, MOST_PAUSES);
    private final Faults faults;
    private final SimulatedSystem system;

    private Simulation(Plan plan, BiFunction<LongSupplier, Tally, Faults> faults, Trace trace) {
        this.plan = plan;
        this.trace = trace;
        this.faults = faults.apply(scheduler::now, tally);
        this.system = new SimulatedSystem(scheduler, this.faults, trace, plan.environment());
    }

    /** Runs what follows from a seed. */
    static Outcome of(long seed, Trace trace) {
        return run(Plan.of(seed), (now, tally) -> new Faults.BySeed(seed, now, tally), trace);
    }

    /**
     * Runs a plan.
     *
     * @param faults made from the time of the run and what counts them
     */
    static Outcome run(Plan plan, BiFunction<LongSupplier, Tally, Faults> faults, Trace trace) {
        return new Simulation(plan, faults, trace).run();
    }

    private Outcome run() {
        plan.accounts().forEach(account -> system.connect(account.flow(), account.trouble()));
        Users users = new Users(system, new ApiClient(system, faults), plan, tally);
        Users.Operator operator = new Users.Operator(system, plan, tally);
        scheduler.run(() -> {
            system.poller.start();
            users.start();
            operator.start();
            system.ticker.run(() -> users.areDone() && operator.isDone() && isAtRest());
            system.poller.close();
            scheduler.pause(UNTIL_ALL_IS_PUBLIC.toMillis());
        });
        List<String> violations = violations(users);
        system.store.all().stream()
                .flatMap(row -> row.postings().values().stream())
                .forEach(posting -> tally.ending(posting.status()));
        trace.at(scheduler.now());
        return new Outcome(violations, tally, trace, system);
    }

    private List<String> violations(Users users) {
        if (!system.witness.violations().isEmpty()) {
            return system.witness.violations();
        }
        return scheduler.defects().isEmpty()
                ? new Invariants(plan, system, faults, users).violated()
                : scheduler.defects().stream().map(Simulation::text).toList();
    }

    private static String text(Throwable defect) {
        StringBuilder text = new StringBuilder(defect.toString());
        for (StackTraceElement frame : defect.getStackTrace()) {
            text.append("\n    at ").append(frame);
        }
        return text.toString();
    }

    private boolean isAtRest() {
        return system.queue.size() == 0
                && system.poller.isIdle()
                && system.store.all().stream().allMatch(row -> row.status().isFinal());
    }

    /**
     * How a run ended.
     *
     * @param violations what should never be, in words; empty if all is well
     * @param system as the run left it
     */
    record Outcome(List<String> violations, Tally tally, Trace trace, SimulatedSystem system) {}
}
