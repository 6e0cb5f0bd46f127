package dev.socialposting.local;

import dev.socialposting.operations.AccountTool;
import dev.socialposting.operations.DeadLetterTool;
import dev.socialposting.operations.ForgetTool;
import dev.socialposting.operations.OperationFailedException;
import dev.socialposting.operations.PlatformTool;
import dev.socialposting.operations.PostTool;
import dev.socialposting.operations.RestoreTool;
import dev.socialposting.operations.Surroundings;
import dev.socialposting.operations.aws.AwsBackups;
import dev.socialposting.operations.aws.AwsSystems;
import dev.socialposting.platforms.SocialPlatform;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.uploads.model.Platform;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Starts one of the operators' tools, for the system that {@code bin/run} has started unless another is named; {@code bin/operator-tool} starts it with the
 * tool's name as its first argument.
 */
public final class LocalTools {
    private static final long PAUSE_MILLIS = 500;

    private LocalTools() {}

    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        Surroundings around = new Surroundings(
                environment,
                new LocalPlace(environment, "bin/" + arguments[0])::find,
                System.getProperty("user.name", "unknown"),
                new AwsSystems(),
                Clock.systemUTC(),
                LocalTools::pause,
                System.out,
                System.err);
        List<String> rest = List.of(arguments).subList(1, arguments.length);
        System.exit(
                switch (arguments[0]) {
                    case "account" -> new AccountTool(around).run(rest);
                    case "dlq" -> new DeadLetterTool(around).run(rest);
                    case "forget-user" -> new ForgetTool(around).run(rest);
                    case "platform" -> new PlatformTool(around, platforms()).run(rest);
                    case "post" -> new PostTool(around).run(rest);
                    case "restore" ->
                        new RestoreTool(
                                        around,
                                        new AwsBackups(),
                                        () -> UUID.randomUUID().toString())
                                .run(rest);
                    default -> throw new IllegalArgumentException("there is no tool " + arguments[0]);
                });
    }

    /** Those that can be posted to. */
    static List<Platform> platforms() {
        return SocialPlatforms.standard().all().stream().map(SocialPlatform::id).toList();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OperationFailedException("Interrupted; a move that has begun goes on by itself.", interrupted);
        }
    }
}
