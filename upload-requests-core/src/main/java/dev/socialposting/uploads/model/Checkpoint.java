package dev.socialposting.uploads.model;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a flow must remember between its steps (a container id, an upload session), by names of the platform's own choosing.
 *
 * @param values ordered by name
 */
public record Checkpoint(Map<String, String> values) {
    public static final Checkpoint EMPTY = new Checkpoint(Map.of());

    public Checkpoint {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * The value that an earlier step must have stored.
     *
     * @throws IllegalStateException if it did not, which is a defect of the flow
     */
    public String require(String name) {
        return get(name).orElseThrow(() -> new IllegalStateException("the checkpoint has no " + name));
    }

    public Checkpoint with(String name, String value) {
        Map<String, String> more = new TreeMap<>(values);
        more.put(name, value);
        return new Checkpoint(more);
    }

    public Checkpoint without(String name) {
        Map<String, String> fewer = new TreeMap<>(values);
        fewer.remove(name);
        return new Checkpoint(fewer);
    }
}
