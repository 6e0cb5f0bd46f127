package dev.socialposting.platforms.rules;

import dev.socialposting.uploads.model.PostingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The options that a post to a platform may have, in the order in which they are shown.
 *
 * @param platform the platform's name as people write it
 */
public record OptionSchema(String platform, List<Option> options) {
    public OptionSchema {
        options = List.copyOf(options);
    }

    /**
     * One option.
     *
     * @param name as in a post
     * @param label as a person sees it
     * @param help a sentence or two below it
     * @param conflict with what it cannot be given
     */
    public record Option(String name, String label, String help, OptionType type, Optional<Conflict> conflict) {
        /** An option that can be given whatever the others are. */
        public static Option of(String name, String label, String help, OptionType type) {
            return new Option(name, label, help, type, Optional.empty());
        }

        /** This option, unless another one has the value given. */
        public Option unless(String option, String value, String message) {
            return new Option(name, label, help, type, Optional.of(new Conflict(option, value, message)));
        }
    }

    /**
     * What an option cannot be given with.
     *
     * @param message what is wrong and what would be right, for the user
     */
    public record Conflict(String option, String value, String message) {
        boolean isIn(PostingOptions given) {
            return value.equals(given.values().get(option));
        }
    }

    /** What is wrong with an option's name, whatever its value. */
    public Optional<Fault> checkName(String name) {
        return option(name).isPresent()
                ? Optional.empty()
                : Optional.of(Fault.ofOption(
                        name,
                        "option_unknown",
                        "%s knows no option of this name. It knows: %s."
                                .formatted(
                                        platform,
                                        options.stream().map(Option::name).collect(Collectors.joining(", ")))));
    }

    /** Everything that is wrong with the options of a post. */
    public List<Fault> check(PostingOptions given) {
        List<Fault> faults = new ArrayList<>();
        given.values()
                .forEach((name, value) -> option(name)
                        .ifPresentOrElse(
                                option -> {
                                    faults.addAll(option.type().faults(name, value));
                                    option.conflict()
                                            .filter(conflict -> conflict.isIn(given))
                                            .ifPresent(conflict -> faults.add(
                                                    Fault.ofOption(name, "option_not_applicable", conflict.message())));
                                },
                                () -> checkName(name).ifPresent(faults::add)));
        return faults;
    }

    /** The options of a post as a platform's own type, unless something is wrong with them. */
    public <T> ParsedOptions<T> parse(PostingOptions given, Function<PostingOptions, T> reader) {
        List<Fault> faults = check(given);
        return faults.isEmpty() ? new ParsedOptions.Valid<>(reader.apply(given)) : new ParsedOptions.Invalid<>(faults);
    }

    private Optional<Option> option(String name) {
        return options.stream().filter(option -> option.name().equals(name)).findFirst();
    }
}
