package dev.socialposting.operations;

import dev.socialposting.operations.Options.Reading;
import dev.socialposting.operations.Place.Part;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    /** Source: DynamoDB API reference, CreateTable. */
    String TABLE_NAME = "[a-zA-Z0-9_.-]{3,255}";

    static RestoreCommand of(List<String> arguments) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            return new Help();
        }
        if (arguments.isEmpty() || arguments.getFirst().startsWith("-")) {
            return new Wrong("say first which table was restored");
        }
        if (!arguments.getFirst().matches(TABLE_NAME)) {
            return new Wrong("%s is no name of a table".formatted(arguments.getFirst()));
        }
        Set<String> known = Set.of(Options.APPLY, Options.NO_LOOK, Options.STACK);
        return switch (Options.read(arguments.subList(1, arguments.size()), known)) {
            case Reading.Misread(String why) -> new Wrong(why);
            case Reading.Read(Options options) ->
                new PutBack(
                        arguments.getFirst(),
                        options.has(Options.APPLY),
                        !options.has(Options.NO_LOOK),
                        options.stack());
        };
    }
}
