package dev.socialposting.local;

import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What was asked for; {@code bin/run --help} lists it. */
sealed interface RunOptions {
    /**
     * Start.
     *
     * @param fresh whether to empty the data first
     * @param login whether users must sign in
     */
    record Run(boolean fresh, boolean login, FunctionChoice functions) implements RunOptions {}

    /** Not understood. */
    record Wrong(String why) implements RunOptions {}

    static RunOptions of(String... arguments) {
        TheCommand command = new TheCommand();
        try {
            new CommandLine(command).setExpandAtFiles(false).parseArgs(arguments);
        } catch (ParameterException misused) {
            return new Wrong(String.valueOf(misused.getMessage()).replaceFirst("^Error: ", ""));
        }
        return command.run();
    }

    /** It with its options. */
    @Command(name = "bin/run")
    final class TheCommand {
        @Option(names = "--fresh")
        boolean fresh;

        @Option(names = "--login")
        boolean login;

        @ArgGroup
        Functions functions = new Functions();

        Run run() {
            return new Run(fresh, login, functions.choice());
        }
    }

    /** At most one of them says which functions run. */
    final class Functions {
        @Option(names = "--only", paramLabel = "FUNCTION")
        Optional<String> only = Optional.empty();

        @Option(names = "--without", paramLabel = "FUNCTION")
        Optional<String> without = Optional.empty();

        FunctionChoice choice() {
            return only.<FunctionChoice>map(FunctionChoice.Only::new)
                    .or(() -> without.map(FunctionChoice.Without::new))
                    .orElseGet(FunctionChoice.All::new);
        }
    }
}
