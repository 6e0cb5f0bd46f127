package dev.socialposting.uploads.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user asked for at one destination beyond video and caption, by the platform's own option names.
 *
 * @param values option name to a {@link String}, {@link Boolean}, {@link Long} or a {@link List} of strings; in the order given
 */
public record PostingOptions(Map<String, Object> values) {
    public static final PostingOptions NONE = new PostingOptions(Map.of());

    public PostingOptions {
        values.forEach(PostingOptions::requireKnownType);
        Map<String, Object> copy = new LinkedHashMap<>(values);
        copy.replaceAll((_, value) -> value instanceof List<?> list ? List.copyOf(list) : value);
        values = Collections.unmodifiableMap(copy);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(String.class::cast);
    }

    public Optional<Boolean> flag(String name) {
        return Optional.ofNullable(values.get(name)).map(Boolean.class::cast);
    }

    public Optional<Long> number(String name) {
        return Optional.ofNullable(values.get(name)).map(Long.class::cast);
    }

    public List<String> texts(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream().map(String.class::cast).toList()
                : List.of();
    }

    private static void requireKnownType(String name, Object value) {
        boolean known = switch (value) {
            case String _, Boolean _, Long _ -> true;
            case List<?> list -> list.stream().allMatch(String.class::isInstance);
            default -> false;
        };
        if (!known) {
            throw new IllegalArgumentException("option " + name + " has a value of an unknown type");
        }
    }
}
