package dev.socialposting.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** What may be set about a benchmark: whole numbers by name, each with its usual value. */
public final class Options {
    private final String benchmark;
    private final ParseResult given;

    private Options(String benchmark, ParseResult given) {
        this.benchmark = benchmark;
        this.given = given;
    }

    /**
     * Reads {@code --NAME NUMBER}, any number of times.
     *
     * @param usual the values of those that are not given
     * @throws UsageException if something else is given
     */
    public static Options of(String benchmark, Map<String, Integer> usual, List<String> arguments) {
        CommandSpec command = CommandSpec.create();
        usual.forEach((name, number) -> command.addOption(OptionSpec.builder("--" + name)
                .type(int.class)
                .converters(Options::whole)
                .defaultValue(number.toString())
                .build()));
        try {
            return new Options(
                    benchmark,
                    new CommandLine(command).setExpandAtFiles(false).parseArgs(arguments.toArray(String[]::new)));
        } catch (ParameterException misused) {
            throw new UsageException("usage: bin/bench " + benchmark + inWords(usual));
        }
    }

    public int number(String name) {
        if (!given.commandSpec().optionsMap().containsKey("--" + name)) {
            throw new IllegalArgumentException(benchmark + " has no option " + name);
        }
        return given.commandSpec().findOption("--" + name).<Integer>getValue();
    }

    String benchmark() {
        return benchmark;
    }

    /** The command that measures with these options. */
    String command() {
        return "bin/bench " + benchmark
                + given.matchedOptions().stream()
                        .map(option -> " " + option.longestName() + " " + option.getValue())
                        .collect(Collectors.joining());
    }

    private static int whole(String number) {
        if (!number.matches("\\d{1,9}")) {
            throw new TypeConversionException("no whole number");
        }
        return Integer.parseInt(number);
    }

    private static String inWords(Map<String, Integer> options) {
        return options.entrySet().stream()
                .map(option -> " [--" + option.getKey() + " " + option.getValue() + "]")
                .sorted()
                .collect(Collectors.joining());
    }
}
