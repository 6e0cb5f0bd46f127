package dev.socialposting.endtoend;

import java.util.Comparator;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The objects in a heap that something refers to.
 *
 * @param bytesOfClass by the class's name as the JVM writes it
 */
record Histogram(Map<String, Long> bytesOfClass) {
    /** A line: rank, instances, bytes, class. */
    private static final Pattern CLASS = Pattern.compile("^ *\\d+: +\\d+ +(\\d+) +(\\S+)", Pattern.MULTILINE);

    /** Holes that a collection did not close are shown as objects, which they are not. */
    private static final String HOLE = "jdk.internal.vm.Filler";

    private static final int MOST_SHOWN = 8;

    Histogram {
        bytesOfClass = Map.copyOf(bytesOfClass);
    }

    /**
     * Reads what {@code jcmd GC.class_histogram} prints.
     *
     * @throws IllegalStateException if that is none
     */
    static Histogram of(String text) {
        Map<String, Long> bytes = CLASS.matcher(text)
                .results()
                .filter(line -> !line.group(2).contains(HOLE))
                .collect(Collectors.toMap(line -> line.group(2), line -> Long.parseLong(line.group(1)), Long::sum));
        if (bytes.isEmpty()) {
            throw new IllegalStateException("no histogram: " + text);
        }
        return new Histogram(bytes);
    }

    long bytes() {
        return bytesOfClass.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The classes that take more than before, in a line for a person. */
    String growthSince(Histogram before) {
        return bytesOfClass.entrySet().stream()
                .map(entry -> Map.entry(
                        entry.getKey(), entry.getValue() - before.bytesOfClass.getOrDefault(entry.getKey(), 0L)))
                .filter(growth -> growth.getValue() > 0)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_SHOWN)
                .map(growth -> growth.getKey() + " +" + growth.getValue())
                .collect(Collectors.joining(", "));
    }
}
