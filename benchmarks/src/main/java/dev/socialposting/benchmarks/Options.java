package dev.socialposting.benchmarks;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What may be set about a benchmark: whole numbers by name, each with its usual value. */
public final class Options {
    private final String benchmark;
    private final Map<String, Integer> usual;
    private final Map<String, Integer> given = new LinkedHashMap<>();

    private Options(String benchmark, Map<String, Integer> usual) {
        this.benchmark = benchmark;
        this.usual = usual;
    }

    /**
     * Reads {@code --NAME NUMBER}, any number of times.
     *
     * @param usual the values of those that are not given
     * @throws UsageException if something else is given
     */
    public static Options of(String benchmark, Map<String, Integer> usual, List<String> arguments) {
        Options options = new Options(benchmark, usual);
        for (Iterator<String> words = arguments.iterator(); words.hasNext(); ) {
            String name = words.next();
            String number = words.hasNext() ? words.next() : "";
            if (!name.startsWith("--") || !usual.containsKey(name.substring(2)) || !number.matches("\\d{1,9}")) {
                throw new UsageException("usage: bin/bench " + benchmark + inWords(usual));
            }
            options.given.put(name.substring(2), Integer.parseInt(number));
        }
        return options;
    }

    public int number(String name) {
        Integer value = given.getOrDefault(name, usual.get(name));
        if (value == null) {
            throw new IllegalArgumentException(benchmark + " has no option " + name);
        }
        return value;
    }

    String benchmark() {
        return benchmark;
    }

    /** The command that measures with these options. */
    String command() {
        return "bin/bench " + benchmark
                + given.entrySet().stream()
                        .map(option -> " --" + option.getKey() + " " + option.getValue())
                        .collect(Collectors.joining());
    }

    private static String inWords(Map<String, Integer> options) {
        return options.entrySet().stream()
                .map(option -> " [--" + option.getKey() + " " + option.getValue() + "]")
                .sorted()
                .collect(Collectors.joining());
    }
}
