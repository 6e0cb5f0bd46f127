package dev.socialposting.operations;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads command lines with picocli. */
final class Reading {
    private static final Set<String> HELP = Set.of("-h", "--help");

    /** What picocli puts before some of its explanations. */
    private static final String ERROR = "Error: ";

    private Reading() {}

    /**
     * What is meant.
     *
     * @param commands each of which answers what it means
     * @param help what it is to ask for an explanation, wherever among the arguments
     * @param wrong is given why nothing is meant
     */
    static <C> C of(CommandLine commands, List<String> arguments, C help, Function<String, C> wrong) {
        if (arguments.stream().anyMatch(HELP::contains)) {
            return help;
        }
        // A value may begin with @, as what people search for does.
        CommandLine line = Values.understoodBy(commands).setExpandAtFiles(false);
        try {
            ParseResult read = line.parseArgs(arguments.toArray(String[]::new));
            List<CommandLine> named = read.asCommandLineList();
            new RunLast().execute(read);
            return named.getLast().getExecutionResult();
        } catch (UnmatchedArgumentException unknown) {
            return wrong.apply(
                    "%s is not understood".formatted(unknown.getUnmatched().getFirst()));
        } catch (ParameterException misused) {
            return wrong.apply(String.valueOf(misused.getMessage()).replaceFirst("^" + ERROR, ""));
        }
    }
}
