package dev.socialposting.endtoend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        List<String> given = new ArrayList<>(List.of(arguments));
        while (!given.isEmpty()) {
            String name = given.removeFirst().replaceFirst("^--", "");
            if (!usual.containsKey(name) || given.isEmpty() || !given.getFirst().matches("\\d{1,18}")) {
                throw new IllegalArgumentException("known are, with these numbers unless others are set: " + usual);
            }
            values.put(name, Long.parseLong(given.removeFirst()));
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

    @Override
    public String toString() {
        return values.toString();
    }
}
