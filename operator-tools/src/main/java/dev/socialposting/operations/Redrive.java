package dev.socialposting.operations;

import dev.socialposting.operations.DeadLetterQueue.Move;
import java.io.PrintStream;
import java.util.OptionalInt;

/** Has the queue move its dead letters back, and tells how far it has come. */
final class Redrive {
    private final DeadLetterQueue queue;
    private final Runnable pause;
    private final PrintStream out;

    /** @param pause waits a little between two looks */
    Redrive(DeadLetterQueue queue, Runnable pause, PrintStream out) {
        this.queue = queue;
        this.pause = pause;
        this.out = out;
    }

    /**
     * Returns when all has been moved.
     *
     * @throws OperationFailedException if the move does not begin, or ends before its end
     */
    void run(OptionalInt maxPerSecond) {
        queue.startRedrive(maxPerSecond);
        out.println("The move has begun. It goes on by itself, also when this command is stopped.");
        long told = 0;
        while (true) {
            Move move = queue.lastRedrive()
                    .orElseThrow(() -> new OperationFailedException("The queue does not know of the move any more."));
            switch (move.state()) {
                case RUNNING -> {
                    if (move.moved() > told) {
                        out.println(move.moved() + " moved so far.");
                        told = move.moved();
                    }
                    pause.run();
                }
                case COMPLETED -> {
                    out.println("Done: %d moved. Whatever fails again, or is past its deadline, comes back here."
                            .formatted(move.moved()));
                    return;
                }
                case FAILED, CANCELLED ->
                    throw new OperationFailedException("The move ended after %d messages: %s"
                            .formatted(move.moved(), move.failure().orElse(Terminal.word(move.state()))));
            }
        }
    }
}
