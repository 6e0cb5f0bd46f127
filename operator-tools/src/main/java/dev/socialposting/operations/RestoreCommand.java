package dev.socialposting.operations;

import dev.socialposting.operations.Place.Part;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What was asked of {@code bin/restore}. */
sealed interface RestoreCommand {

    String USAGE = """
            usage: bin/restore TABLE [--no-look] [--stack NAME]
                   bin/restore TABLE --apply [--no-look] [--stack NAME]
                   bin/restore --help

            Puts back what TABLE has and the system's own table has lost. TABLE is the table of requests as it was at
            some moment, restored under another name; docs/runbook.md says how, and what to switch off before.
            Without --apply it only says what it would do.

            Each request of TABLE, with its log:

              is there           the system's own row knows more, and stays as it is
              is missing         is put back. A destination that is completed or cancelled is as it was. What became of
                                 every other after that moment is lost: it is unconfirmed, with what TABLE says of it.
                                 Nothing goes out by itself; its user looks at the account and says whether it is there.
              cannot be read     is named, and left, in whichever table it is
              is over            its time to live has ended: it is left

            With --apply, workers then look at the platforms for what is unconfirmed: a post that is found is completed,
            and what is not found stays for its user. It can be run again: what was put back is there.

              --apply       does it
              --no-look     does not have the workers look; each user can, in the dashboard
              --stack NAME  the system of this CloudFormation stack, by its outputs

            %s

            Exit code: 0 done, 1 could not be done or something could not be read, 2 not understood.
            """.formatted(Tool.whichSystem(Part.UPLOAD_REQUESTS, Part.NUDGES));

    /** Explain. */
    record Help() implements RestoreCommand {}

    /** Not understood. */
    record Wrong(String why) implements RestoreCommand {}

    /**
     * Put back what is missing.
     *
     * @param table that was restored
     * @param apply whether to do it, or only to say what would be done
     * @param look whether workers are to look for what is unconfirmed then
     */
    record PutBack(String table, boolean apply, boolean look, Optional<String> stack) implements RestoreCommand {}

    static RestoreCommand of(List<String> arguments) {
        return Reading.of(new CommandLine(new TheCommand()), arguments, new Help(), Wrong::new);
    }

    /** It with its options. */
    @Command(name = "bin/restore")
    final class TheCommand implements Callable<RestoreCommand> {
        @Parameters(paramLabel = "TABLE", converter = Values.TableName.class)
        String table = "";

        @Option(names = "--apply")
        boolean apply;

        @Option(names = "--no-look")
        boolean noLook;

        @Mixin
        Options.Stack stack = new Options.Stack();

        @Override
        public RestoreCommand call() {
            return new PutBack(table, apply, !noLook, stack.name);
        }
    }
}
