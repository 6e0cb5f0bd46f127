package dev.socialposting.simulator.kit;

import dev.socialposting.simulator.model.ScenarioDescription.ParameterDescription;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A parameter of a scenario: its name, default and the values it takes. */
public record ScenarioParameter(String name, String defaultValue, Kind kind, String sentence) {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,9}");

    /** Which values a parameter takes. */
    public sealed interface Kind {
        /** Digits, within bounds. */
        record WholeNumber(int least, int most) implements Kind {}

        /** One of a few words. */
        record OneOf(List<String> values) implements Kind {}

        /** Any text. */
        record Text() implements Kind {}
    }

    /** A whole number of at least 0. */
    public static ScenarioParameter number(String name, int defaultValue, String sentence) {
        return new ScenarioParameter(
                name, String.valueOf(defaultValue), new Kind.WholeNumber(0, 999_999_999), sentence);
    }

    /** A whole number that may be below zero. */
    public static ScenarioParameter signedNumber(String name, int defaultValue, String sentence) {
        return new ScenarioParameter(
                name, String.valueOf(defaultValue), new Kind.WholeNumber(-999_999_999, 999_999_999), sentence);
    }

    /** One of a few words, the first of which is the default. */
    public static ScenarioParameter oneOf(String name, List<String> values, String sentence) {
        return new ScenarioParameter(name, values.getFirst(), new Kind.OneOf(values), sentence);
    }

    /** Yes or no. */
    public static ScenarioParameter flag(String name, boolean defaultValue, String sentence) {
        return new ScenarioParameter(
                name, String.valueOf(defaultValue), new Kind.OneOf(List.of("true", "false")), sentence);
    }

    /** Any text. */
    public static ScenarioParameter text(String name, String defaultValue, String sentence) {
        return new ScenarioParameter(name, defaultValue, new Kind.Text(), sentence);
    }

    /** What is wrong with a value. */
    public Optional<String> fault(String value) {
        boolean good = switch (kind) {
            case Kind.WholeNumber(int least, int most) ->
                WHOLE_NUMBER.matcher(value).matches()
                        && Integer.parseInt(value) >= least
                        && Integer.parseInt(value) <= most;
            case Kind.OneOf(List<String> values) -> values.contains(value);
            case Kind.Text() -> true;
        };
        return good ? Optional.empty() : Optional.of("'" + name + "' takes " + accepts() + ", not '" + value + "'");
    }

    /** The parameter for people. */
    public ParameterDescription describe() {
        return new ParameterDescription(name, defaultValue, accepts(), sentence);
    }

    private String accepts() {
        return switch (kind) {
            case Kind.WholeNumber number -> "a whole number of at least " + number.least();
            case Kind.OneOf(List<String> values) -> "one of " + String.join(", ", values);
            case Kind.Text() -> "any text";
        };
    }
}
