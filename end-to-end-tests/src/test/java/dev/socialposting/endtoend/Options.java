package dev.socialposting.endtoend;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** What an experiment was asked for: numbers by name, each of which may be set as {@code --name 12}. */
final class Options {
    private final Map<String, Long> values;

    private Options(Map<String, Long> values) {
        this.values = values;
    }

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException that says what is known, if something else is there
     */
    static Options of(Map<String, Long> usual, String... arguments) {
        Map<String, Long> values = new LinkedHashMap<>(usual);
        CommandSpec command = CommandSpec.create();
        usual.keySet()
                .forEach(name -> command.addOption(OptionSpec.builder("--" + name, name)
                        .type(long.class)
                        .converters(Options::whole)
                        .build()));
        try {
            new CommandLine(command)
                    .setExpandAtFiles(false)
                    .parseArgs(arguments)
                    .matchedOptions()
                    .forEach(option -> values.put(option.longestName().substring(2), option.getValue()));
        } catch (ParameterException misused) {
            throw new IllegalArgumentException(
                    "known are, with these numbers unless others are set: " + usual, misused);
        }
        return new Options(values);
    }

    int number(String name) {
        return Math.toIntExact(seed(name));
    }

    long seed(String name) {
        Long value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no option " + name);
        }
        return value;
    }

    private static long whole(String number) {
        if (!number.matches("\\d{1,18}")) {
            throw new TypeConversionException("no whole number");
        }
        return Long.parseLong(number);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
