package dev.socialposting.local.aws.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One map of the template together with the way to it, so that whatever is wrong there can be named. */
record Section(String path, Map<?, ?> values, Intrinsics intrinsics) {

    static Section of(String path, @Nullable Object value, Intrinsics intrinsics) {
        if (value instanceof Map<?, ?> map) {
            return new Section(path, map, intrinsics);
        }
        throw new TemplateException("%s: expected a map, found %s".formatted(path, value));
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    @Nullable
    Object raw(String key) {
        return values.get(key);
    }

    List<String> keys() {
        return values.keySet().stream().map(String::valueOf).toList();
    }

    /** The map under {@code key}; an empty one if there is none. */
    Section section(String key) {
        return has(key) ? of(below(key), raw(key), intrinsics) : new Section(below(key), Map.of(), intrinsics);
    }

    /** The maps listed under {@code key}; none if there is no such key. */
    List<Section> sections(String key) {
        List<Section> sections = new ArrayList<>();
        for (Object item : list(key)) {
            sections.add(of("%s[%d]".formatted(below(key), sections.size()), item, intrinsics));
        }
        return sections;
    }

    List<String> texts(String key) {
        return list(key).stream().map(item -> intrinsics.text(item, below(key))).toList();
    }

    Optional<String> optionalText(String key) {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    String text(String key) {
        return intrinsics.text(raw(key), below(key));
    }

    boolean flag(String key) {
        return has(key) && Boolean.parseBoolean(text(key));
    }

    int number(String key, int otherwise) {
        return has(key) ? number(key) : otherwise;
    }

    int number(String key) {
        String text = text(key);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new TemplateException("%s: expected a whole number, found %s".formatted(below(key), text));
        }
    }

    /** The resource that {@code !Ref} or {@code !GetAtt} under {@code key} names. */
    String resource(String key) {
        Object value = raw(key);
        if (value instanceof Map<?, ?> call) {
            if ("Ref".equals(Intrinsics.functionOf(call)) && call.get("Ref") instanceof String id) {
                return id;
            }
            if (call.get("Fn::GetAtt") instanceof List<?> parts && parts.getFirst() instanceof String id) {
                return id;
            }
        }
        throw new TemplateException(
                "%s: expected !Ref or !GetAtt of a resource, found %s".formatted(below(key), value));
    }

    /** This section's values over those of {@code defaults}; maps are merged level by level, as SAM does with its Globals. */
    Section over(Section defaults) {
        return new Section(path, merged(defaults.values, values), intrinsics);
    }

    String below(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private List<?> list(String key) {
        Object value = raw(key);
        return switch (value) {
            case null -> List.of();
            case List<?> list -> list;
            default -> throw new TemplateException("%s: expected a list, found %s".formatted(below(key), value));
        };
    }

    private static Map<?, ?> merged(Map<?, ?> defaults, Map<?, ?> own) {
        Map<Object, @Nullable Object> all = new LinkedHashMap<>(defaults);
        own.forEach((key, value) -> all.put(key, both(defaults.get(key), value)));
        return all;
    }

    private static @Nullable Object both(@Nullable Object ofDefaults, @Nullable Object own) {
        boolean plainMaps = Intrinsics.functionOf(ofDefaults) == null && Intrinsics.functionOf(own) == null;
        return plainMaps && ofDefaults instanceof Map<?, ?> base && own instanceof Map<?, ?> over
                ? merged(base, over)
                : own;
    }
}
