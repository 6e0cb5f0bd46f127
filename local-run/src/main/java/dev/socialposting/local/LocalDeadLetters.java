package dev.socialposting.local;

import dev.socialposting.operations.DeadLetterTool;
import dev.socialposting.operations.OperationFailedException;
import dev.socialposting.operations.aws.AwsSystems;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Looks at dead letters, of the system that {@code bin/run} has started unless another is named; {@code bin/dlq} starts it. */
public final class LocalDeadLetters {
    private static final long PAUSE_MILLIS = 500;

    private LocalDeadLetters() {}

    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        int status = new DeadLetterTool(
                        environment,
                        new LocalPlace(environment, "bin/dlq")::find,
                        new AwsSystems(),
                        Clock.systemUTC(),
                        LocalDeadLetters::pause,
                        System.out,
                        System.err)
                .run(List.of(arguments));
        System.exit(status);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OperationFailedException("Interrupted; the move goes on by itself.", interrupted);
        }
    }
}
