package dev.socialposting.local;

import dev.socialposting.operations.RestoreTool;
import dev.socialposting.operations.aws.AwsBackups;
import dev.socialposting.operations.aws.AwsSystems;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Puts back what was lost, in the system that {@code bin/run} has started unless another is named; {@code bin/restore} starts it. */
public final class LocalRestore {
    private LocalRestore() {}

    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        int status = new RestoreTool(
                        environment,
                        new LocalPlace(environment, "bin/restore")::find,
                        new AwsSystems(),
                        new AwsBackups(),
                        Clock.systemUTC(),
                        () -> UUID.randomUUID().toString(),
                        System.out,
                        System.err)
                .run(List.of(arguments));
        System.exit(status);
    }
}
