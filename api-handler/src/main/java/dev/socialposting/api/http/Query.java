package dev.socialposting.api.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The query parameters of a call, read one by one; notes everything that is wrong with them. */
public final class Query {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");

    private final Map<String, List<String>> given = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final List<FieldError> errors = new ArrayList<>();

    /**
     * @param query what follows the question mark, without it; may be empty
     */
    public Query(String query) {
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                add(name, equals < 0 ? "" : pair.substring(equals + 1));
            }
        }
    }

    private void add(String encodedName, String encodedValue) {
        Optional<String> name = decode(encodedName);
        Optional<String> value = decode(encodedValue);
        if (name.isPresent() && value.isPresent()) {
            given.computeIfAbsent(name.get(), _ -> new ArrayList<>()).add(value.get());
        } else {
            refuse(
                    shown(name.orElse(encodedName)),
                    "malformed_encoding",
                    "This is not percent-encoded UTF-8: after each % there must be two hexadecimal digits.");
        }
    }

    /** A parameter that may be given once, and not empty. */
    public Optional<String> text(String name) {
        known.add(name);
        List<String> values = given.getOrDefault(name, List.of());
        if (values.size() > 1) {
            refuse(name, "duplicate_parameter", "Give this parameter once only.");
            return Optional.empty();
        }
        if (values.contains("")) {
            refuse(name, "empty_parameter", "Give this parameter a value, or leave it out.");
            return Optional.empty();
        }
        return values.stream().findFirst();
    }

    /** A parameter that is a whole number within bounds. */
    public int wholeNumber(String name, int min, int max, int otherwise) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        boolean isNumber = WHOLE_NUMBER.matcher(text.get()).matches();
        if (!isNumber || Integer.parseInt(text.get()) < min || Integer.parseInt(text.get()) > max) {
            refuse(name, name + "_out_of_range", "This must be a whole number from %d to %d.".formatted(min, max));
            return otherwise;
        }
        return Integer.parseInt(text.get());
    }

    /** A parameter that is {@code true} or {@code false}; false if it is not given. */
    public boolean flag(String name) {
        return read(
                        name,
                        word -> switch (word) {
                            case "true" -> Optional.of(true);
                            case "false" -> Optional.of(false);
                            default -> Optional.<Boolean>empty();
                        },
                        "not_true_or_false",
                        "This must be true or false.")
                .orElse(false);
    }

    /** A parameter that is read by a function, which gives empty for what it does not understand. */
    public <T> Optional<T> read(String name, Function<String, Optional<T>> reader, String code, String detail) {
        Optional<String> text = text(name);
        Optional<T> value = text.flatMap(reader);
        if (text.isPresent() && value.isEmpty()) {
            refuse(name, code, detail);
        }
        return value;
    }

    public void refuse(String name, String code, String detail) {
        errors.add(FieldError.atParameter(name, code, detail));
    }

    /** Everything that is wrong; what has not been read by now is unknown. */
    public List<FieldError> errors() {
        List<FieldError> all = new ArrayList<>(errors);
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                all.add(FieldError.atParameter(
                        shown(name),
                        "unknown_parameter",
                        known.isEmpty()
                                ? "This call takes no parameters."
                                : "There is no such parameter. There are: " + String.join(", ", known) + "."));
            }
        }
        return all;
    }

    private static String shown(String name) {
        return JsonPath.ROOT.to(name).pointer().substring(1);
    }

    private static Optional<String> decode(String text) {
        return PercentEncoding.decode(text.replace('+', ' '));
    }
}
