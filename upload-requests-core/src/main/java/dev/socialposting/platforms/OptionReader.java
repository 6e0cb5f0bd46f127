package dev.socialposting.platforms;

import dev.socialposting.uploads.model.PostingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads one platform's options one by one and remembers everything that is wrong with them. */
final class OptionReader {
    private final PostingOptions options;
    private final PlatformRules rules;
    private final List<Fault> faults = new ArrayList<>();

    OptionReader(PostingOptions options, PlatformRules rules) {
        this.options = options;
        this.rules = rules;
    }

    Optional<Boolean> flag(String name) {
        return value(name, Boolean.class, "true or false");
    }

    Optional<String> text(String name) {
        return value(name, String.class, "a text");
    }

    /** A text of 1 to {@code maxLength} Unicode code points. */
    Optional<String> text(String name, int maxLength) {
        return text(name)
                .filter(text -> check(
                        !text.isBlank() && text.codePointCount(0, text.length()) <= maxLength,
                        name,
                        "option_out_of_range",
                        "%s must have 1 to %d characters.".formatted(name, maxLength)));
    }

    /** An id that a platform gives out: digits only, too long for a number. */
    Optional<String> digits(String name) {
        return text(name)
                .filter(text -> check(
                        NumericIds.isNumericId(text),
                        name,
                        "option_malformed",
                        "%s must be an id of 1 to 20 digits, not beginning with 0, written as a text."
                                .formatted(name)));
    }

    Optional<String> oneOf(String name, List<String> allowed) {
        return text(name)
                .filter(text -> check(
                        allowed.contains(text),
                        name,
                        "option_out_of_range",
                        "%s must be one of: %s.".formatted(name, String.join(", ", allowed))));
    }

    Optional<Long> wholeNumber(String name, long min) {
        return value(name, Long.class, "a whole number")
                .filter(number -> check(
                        number >= min, name, "option_out_of_range", "%s must be at least %d.".formatted(name, min)));
    }

    /** A list of 1 to {@code max} different texts that have the given form. */
    List<String> texts(String name, int max, Pattern form, String inWords) {
        return value(name, List.class, "a list of texts")
                .map(OptionReader::allTexts)
                .filter(texts -> check(
                        !texts.isEmpty()
                                && texts.size() <= max
                                && Set.copyOf(texts).size() == texts.size(),
                        name,
                        "option_out_of_range",
                        "%s must name 1 to %d, each once.".formatted(name, max)))
                .filter(texts -> check(
                        texts.stream().allMatch(text -> form.matcher(text).matches()),
                        name,
                        "option_malformed",
                        "%s must hold %s.".formatted(name, inWords)))
                .orElse(List.of());
    }

    /** An address from which the platform fetches something. */
    Optional<String> mediaUrl(String name) {
        return text(name).filter(text -> {
            List<MediaUrlRules.Problem> problems = MediaUrlRules.PUBLIC_ONLY.check(text);
            problems.forEach(problem -> faults.add(Fault.ofOption(name, problem.code(), problem.message())));
            return problems.isEmpty();
        });
    }

    /** Notes a fault unless the condition holds; true when it does. */
    boolean check(boolean condition, String name, String code, String message) {
        if (!condition) {
            faults.add(Fault.ofOption(name, code, message));
        }
        return condition;
    }

    /** The options made of what was read, or all faults. */
    <T> ParsedOptions<T> finish(Supplier<T> result) {
        options.values().keySet().forEach(name -> rules.checkOptionName(name).ifPresent(faults::add));
        return faults.isEmpty() ? new ParsedOptions.Valid<>(result.get()) : new ParsedOptions.Invalid<>(faults);
    }

    private static List<String> allTexts(List<?> list) {
        return list.stream().map(String.class::cast).toList();
    }

    private <V> Optional<V> value(String name, Class<V> type, String inWords) {
        if (rules.checkOptionName(name).isPresent()) {
            throw new IllegalStateException(name + " is read, but is none of the options of " + rules.displayName());
        }
        Object value = options.values().get(name);
        if (value == null) {
            return Optional.empty();
        }
        return check(type.isInstance(value), name, "option_wrong_type", "%s must be %s.".formatted(name, inWords))
                ? Optional.of(type.cast(value))
                : Optional.empty();
    }
}
