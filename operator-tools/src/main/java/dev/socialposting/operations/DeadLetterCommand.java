package dev.socialposting.operations;

import dev.socialposting.operations.Place.Part;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code bin/dlq} was asked for. */
sealed interface DeadLetterCommand {

    String USAGE = """
            usage: bin/dlq list [CHOICE] [--json] [--stack NAME]
                   bin/dlq redrive [--max-per-second N] [--stack NAME]
                   bin/dlq redrive [CHOICE] [--past-deadline] [--dry-run] [--stack NAME]
                   bin/dlq delete CHOICE [--no-effect] [--dry-run] [--stack NAME]
                   bin/dlq delete --no-effect [--dry-run] [--stack NAME]
                   bin/dlq cancel [--stack NAME]
                   bin/dlq --help

            What is in the dead-letter queue, why, and what to do about it.

              list       shows each message: its request and destination, what went wrong in the platform's words, who
                         must act, whether the post is live, its deadline, and what a redrive would do; and how many
                         messages and postings there are, by platform, error and user. Takes nothing out of the queue;
                         for at most 30 seconds others do not see what is looked at. At most 500 messages; how many were
                         not looked at is said.
              redrive    has SQS move all messages back to the posting queue: a failed post is tried again, a
                         published one is left alone, and what fails again comes back. A post whose deadline is over
                         stays failed, its log says so, and its message comes back. The same as the console's redrive
                         and as "aws sqs start-message-move-task". Moves on when this command is stopped.
                         With CHOICE, --past-deadline or --dry-run, this command goes through the queue itself, and
                         sends the messages one by one; it ends when it is stopped.
              delete     deletes messages; their posts stay as they are, and their users can try them again.
              cancel     stops the move that redrive has begun; what was moved by then stays moved.

            CHOICE is one or more of these; a message is chosen if all of them are true of it:

              --message ID        the message of this id
              --request ID        those that name this request
              --user ID           those of this user's posts
              --platform NAME     those that name this platform
              --code CODE         those whose post has this error code

              --dry-run           says what would be done, and does nothing
              --past-deadline     tries again what stays failed otherwise, because its deadline is over: it gets a day more
              --no-effect         only what no redrive does anything for, past its deadline or not
              --json              for programs
              --max-per-second N  moves at most N messages a second, 1 to 500
              --stack NAME        the system of this CloudFormation stack, by its outputs

            %s

            The local queues are kept in memory: when bin/run ends, its dead letters are gone. The posts and their
            errors are not; each can be tried again in the dashboard.

            Exit code: 0 done, 1 could not be done, 2 not understood.
            """.formatted(Tool.whichSystem(Part.UPLOAD_REQUESTS, Part.DEAD_LETTERS, Part.NUDGES));

    /** Explain. */
    record Help() implements DeadLetterCommand {}

    /** Not understood. */
    record Wrong(String why) implements DeadLetterCommand {}

    /** Show. */
    record Show(Selection selection, boolean json, Optional<String> stack) implements DeadLetterCommand {}

    /** Have the queue put everything back. */
    record MoveAll(OptionalInt maxPerSecond, Optional<String> stack) implements DeadLetterCommand {}

    /** Put back what is chosen. */
    record PutBack(Selection selection, boolean pastDeadline, boolean dryRun, Optional<String> stack)
            implements DeadLetterCommand {}

    /**
     * Delete what is chosen.
     *
     * @param noEffect only that of which nothing would come
     */
    record Delete(Selection selection, boolean noEffect, boolean dryRun, Optional<String> stack)
            implements DeadLetterCommand {}

    /** Stop a move. */
    record Cancel(Optional<String> stack) implements DeadLetterCommand {}

    static DeadLetterCommand of(List<String> arguments) {
        return Reading.of(new CommandLine(new Commands()), arguments, new Help(), Wrong::new);
    }

    /** The commands with their options. */
    @Command(name = "bin/dlq")
    final class Commands implements Callable<DeadLetterCommand> {
        @Override
        public DeadLetterCommand call() {
            return new Wrong("say list, redrive, delete or cancel");
        }

        @Command
        DeadLetterCommand list(
                @Mixin Options.Choice choice, @Option(names = "--json") boolean json, @Mixin Options.Stack stack) {
            return new Show(choice.selection(), json, stack.name);
        }

        @Command
        DeadLetterCommand redrive(
                @Mixin Options.Choice choice,
                @Option(names = "--max-per-second", paramLabel = "N", converter = Values.Rate.class)
                        Optional<Integer> rate,
                @Option(names = "--past-deadline") boolean pastDeadline,
                @Option(names = "--dry-run") boolean dryRun,
                @Mixin Options.Stack stack) {
            Selection selection = choice.selection();
            if (selection.isAll() && !pastDeadline && !dryRun) {
                return new MoveAll(rate.map(OptionalInt::of).orElseGet(OptionalInt::empty), stack.name);
            }
            return rate.isPresent()
                    ? new Wrong("--max-per-second is for moving everything, not for what is chosen")
                    : new PutBack(selection, pastDeadline, dryRun, stack.name);
        }

        @Command
        DeadLetterCommand delete(
                @Mixin Options.Choice choice,
                @Option(names = "--no-effect") boolean noEffect,
                @Option(names = "--dry-run") boolean dryRun,
                @Mixin Options.Stack stack) {
            Selection selection = choice.selection();
            return selection.isAll() && !noEffect
                    ? new Wrong("delete needs a choice, or --no-effect")
                    : new Delete(selection, noEffect, dryRun, stack.name);
        }

        @Command
        DeadLetterCommand cancel(@Mixin Options.Stack stack) {
            return new Cancel(stack.name);
        }
    }
}
