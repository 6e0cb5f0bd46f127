package dev.socialposting.simulation;

/** The operators: they redrive dead letters, and once in a while somebody empties the queue. */
final class Operator {
    private final SimulatedSystem system;
    private final Plan plan;
    private final Tally tally;
    private int busy;

    Operator(SimulatedSystem system, Plan plan, Tally tally) {
        this.system = system;
        this.plan = plan;
        this.tally = tally;
    }

    void start() {
        plan.redrives().forEach(time -> at(time.toMillis(), this::redrive));
        plan.queueLost().ifPresent(time -> at(time, this::loseQueue));
    }

    boolean isDone() {
        return busy == 0;
    }

    private void at(long millis, Runnable action) {
        busy++;
        system.scheduler.spawn("operator", Host.OUTSIDE, () -> {
            system.scheduler.pause(millis);
            action.run();
            busy--;
        });
    }

    private void redrive() {
        if (!system.queue.deadLetters().isEmpty()) {
            tally.event("dead letters were redriven");
            system.witness.personActed();
            system.queue.redrive();
            system.poller.lookAgain();
        }
    }

    private void loseQueue() {
        if (system.queue.size() > 0) {
            tally.event("a queue with messages was lost");
            system.queue.loseAll();
            system.witness.messagesLost();
        }
    }
}
