package dev.socialposting.operations;

import dev.socialposting.operations.Place.Part;
import dev.socialposting.uploads.model.UserId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code bin/forget-user} was asked for. */
sealed interface ForgetCommand {
    String USAGE = """
            usage: bin/forget-user USER --dry-run [--stack NAME]
                   bin/forget-user USER --yes [--stack NAME]
                   bin/forget-user --help

            Deletes what is kept of a user: connected accounts with their tokens, posts with their logs, what is remembered of
            recent posts, counts of calls. USER is the user's id, as the tokens have it (sub).

              --dry-run      says what would be deleted, and what would not, and deletes nothing
              --yes          deletes it; this cannot be undone
              --stack NAME   the system of this CloudFormation stack, by its outputs

            Keep the user from signing in first, or new posts may come while this is at work. Posts that have not begun are
            cancelled. One that is being worked on, or may be live and has not ended, is left whole, with the account that it
            needs; it is named, and the exit code is 1: say it again when the post has ended. Whatever was deleted by then is
            deleted; to run it again is always safe. It ends with what cannot be deleted here, and until when that is kept.

            Who does this is noted in the table before it is done, and is said on standard error.

            %s

            Exit code: 0 nothing is left, 1 something is left or could not be done, 2 not understood.
            """.formatted(Tool.whichSystem(Part.UPLOAD_REQUESTS, Part.SOCIAL_ACCOUNTS));

    /** Explain. */
    record Help() implements ForgetCommand {}

    /** Not understood. */
    record Wrong(String why) implements ForgetCommand {}

    /**
     * Forget.
     *
     * @param dryRun only say what would be deleted
     */
    record Forget(UserId user, boolean dryRun, Optional<String> stack) implements ForgetCommand {}

    static ForgetCommand of(List<String> arguments) {
        return Reading.of(new CommandLine(new TheCommand()), arguments, new Help(), Wrong::new);
    }

    /** It with its options. */
    @Command(name = "bin/forget-user")
    final class TheCommand implements Callable<ForgetCommand> {
        @Parameters(paramLabel = "USER", arity = "1")
        Optional<UserId> user = Optional.empty();

        @Option(names = "--dry-run")
        boolean dryRun;

        @Option(names = "--yes")
        boolean yes;

        @Mixin
        Options.Stack stack = new Options.Stack();

        @Override
        public ForgetCommand call() {
            return yes == dryRun
                    ? new Wrong("say --dry-run to see what would be deleted, or --yes to delete it")
                    : new Forget(user.orElseThrow(), dryRun, stack.name);
        }
    }
}
