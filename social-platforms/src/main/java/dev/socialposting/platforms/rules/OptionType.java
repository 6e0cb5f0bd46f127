package dev.socialposting.platforms.rules;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which values an option takes, and how a person gives one. */
public sealed interface OptionType {
    /** What is wrong with a value; empty when nothing is. */
    List<Fault> faults(String name, Object value);

    /** True or false; a person sets it or does not. */
    record Flag() implements OptionType {
        @Override
        public List<Fault> faults(String name, Object value) {
            return value instanceof Boolean ? List.of() : wrongType(name, "true or false");
        }
    }

    /**
     * One of a few values, which are either all texts or true and false.
     *
     * @param unset what it means to give none, in words
     */
    record Choice(String unset, List<Value> values) implements OptionType {
        /** One of them; {@code value} is a {@link String} or a {@link Boolean}. */
        public record Value(Object value, String label) {}

        public Choice {
            values = List.copyOf(values);
        }

        @Override
        public List<Fault> faults(String name, Object value) {
            boolean ofTexts = values.getFirst().value() instanceof String;
            if (!(ofTexts ? value instanceof String : value instanceof Boolean)) {
                return wrongType(name, ofTexts ? "a text" : "true or false");
            }
            return outOfRangeUnless(
                    values.stream().anyMatch(one -> one.value().equals(value)),
                    name,
                    "%s must be one of: %s."
                            .formatted(
                                    name,
                                    values.stream()
                                            .map(one -> String.valueOf(one.value()))
                                            .collect(Collectors.joining(", "))));
        }
    }

    /** A text of 1 to {@code maxLength} Unicode code points. */
    record Text(int maxLength) implements OptionType {
        @Override
        public List<Fault> faults(String name, Object value) {
            return value instanceof String text
                    ? outOfRangeUnless(
                            !text.isBlank() && text.codePointCount(0, text.length()) <= maxLength,
                            name,
                            "%s must have 1 to %d characters.".formatted(name, maxLength))
                    : wrongType(name, "a text");
        }
    }

    /** An id that a platform gives out: digits only, too long for a number. */
    record Id() implements OptionType {
        @Override
        public List<Fault> faults(String name, Object value) {
            if (!(value instanceof String text)) {
                return wrongType(name, "a text");
            }
            return malformedUnless(
                    NumericIds.isNumericId(text),
                    name,
                    "%s must be an id of 1 to 20 digits, not beginning with 0, written as a text.".formatted(name));
        }
    }

    /** An address from which the platform fetches something; see {@link MediaUrlRules#PUBLIC_ONLY}. */
    record Address() implements OptionType {
        @Override
        public List<Fault> faults(String name, Object value) {
            return value instanceof String url
                    ? MediaUrlRules.PUBLIC_ONLY.check(url).stream()
                            .map(problem -> Fault.ofOption(name, problem.code(), problem.message()))
                            .toList()
                    : wrongType(name, "a text");
        }
    }

    /** A moment of the video: whole milliseconds from its start. */
    record Milliseconds() implements OptionType {
        @Override
        public List<Fault> faults(String name, Object value) {
            return value instanceof Long number
                    ? outOfRangeUnless(number >= 0, name, "%s must be at least 0.".formatted(name))
                    : wrongType(name, "a whole number");
        }
    }

    /**
     * A list of 1 to {@code max} different names.
     *
     * @param pattern of a whole name: a regular expression of Java and of JavaScript alike
     * @param inWords what the names are, such as {@code user names of 1 to 30 characters}
     */
    record Names(int max, Pattern pattern, String inWords) implements OptionType {
        @Override
        public List<Fault> faults(String name, Object value) {
            if (!(value instanceof List<?> list)) {
                return wrongType(name, "a list of texts");
            }
            List<Fault> faults = outOfRangeUnless(
                    !list.isEmpty() && list.size() <= max && Set.copyOf(list).size() == list.size(),
                    name,
                    "%s must name 1 to %d, each once.".formatted(name, max));
            return Stream.concat(
                            faults.stream(),
                            malformedUnless(
                                    !faults.isEmpty()
                                            || list.stream()
                                                    .allMatch(one -> pattern.matcher(String.valueOf(one))
                                                            .matches()),
                                    name,
                                    "%s must hold %s.".formatted(name, inWords))
                                    .stream())
                    .toList();
        }
    }

    private static List<Fault> wrongType(String name, String inWords) {
        return List.of(Fault.ofOption(name, "option_wrong_type", "%s must be %s.".formatted(name, inWords)));
    }

    private static List<Fault> outOfRangeUnless(boolean condition, String name, String message) {
        return condition ? List.of() : List.of(Fault.ofOption(name, "option_out_of_range", message));
    }

    private static List<Fault> malformedUnless(boolean condition, String name, String message) {
        return condition ? List.of() : List.of(Fault.ofOption(name, "option_malformed", message));
    }
}
