package dev.socialposting.platforms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.socialposting.environment.Environment;
import dev.socialposting.uploads.model.Platform;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Where the platforms are. Each knows its own addresses; the variable {@code PLATFORM_OVERRIDES} changes them. It is JSON, such as
 *
 * <pre>{"*": {"simulator": "http://127.0.0.1:8090"}, "clips": {"version": "v26.0"}}</pre>
 *
 * <p>With a simulator, {@code https://api.clips.example} becomes {@code http://127.0.0.1:8090/api.clips.example}.
 *
 * @param overrides by the platform's name, {@code *} for all of them, and then by the setting's name
 */
public record PlatformEnvironment(Map<String, Map<String, String>> overrides) {
    /** The platforms themselves. */
    public static final PlatformEnvironment STANDARD = new PlatformEnvironment(Map.of());

    private static final String VARIABLE = "PLATFORM_OVERRIDES";
    private static final String ALL = "*";
    private static final String SIMULATOR = "simulator";
    private static final String HTTPS = "https://";

    /** The settings of one platform by name. */
    public record Settings(Map<String, String> values) {
        /** The value of a setting that the platform has. */
        public String get(String name) {
            return Objects.requireNonNull(values.get(name), name);
        }
    }

    /** All platforms at a simulator, whose address has no slash at its end. */
    public static PlatformEnvironment simulatedAt(String address) {
        return new PlatformEnvironment(Map.of(ALL, Map.of(SIMULATOR, address)));
    }

    /**
     * As the environment says; without the variable, the platforms themselves.
     *
     * @throws IllegalArgumentException naming the variable, if it is not such JSON
     */
    public static PlatformEnvironment from(Environment environment) {
        String json = environment.optional(VARIABLE);
        try {
            return json.isBlank()
                    ? STANDARD
                    : new PlatformEnvironment(new ObjectMapper().readValue(json, new TypeReference<>() {}));
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(
                    VARIABLE + " must be a JSON object of objects of texts, but is " + json, malformed);
        }
    }

    /** What the variable holds for this environment. */
    public String toJson() {
        try {
            return new ObjectMapper().writeValueAsString(overrides);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The settings of a platform, where this says it is.
     *
     * @throws IllegalArgumentException if a setting is overridden that it does not have
     */
    public Settings of(SocialPlatform platform) {
        return settings(platform.id(), platform.settings());
    }

    /**
     * The settings of a platform.
     *
     * @param standard every setting that it has; what begins with {@code https://} is an address and moves to the simulator, if there is one
     * @throws IllegalArgumentException if a setting is overridden that it does not have
     */
    public Settings settings(Platform platform, Map<String, String> standard) {
        Map<String, String> settings = new LinkedHashMap<>();
        standard.forEach((name, value) -> settings.put(name, simulated(value)));
        of(platform.name()).forEach((name, value) -> {
            if (!standard.containsKey(name)) {
                throw new IllegalArgumentException("%s: %s has no setting %s, but %s"
                        .formatted(VARIABLE, platform, name, String.join(", ", standard.keySet())));
            }
            settings.put(name, value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
        });
        return new Settings(settings);
    }

    /**
     * That only platforms of this version are overridden.
     *
     * @throws IllegalArgumentException if not
     */
    void requireOnly(Iterable<SocialPlatform> platforms) {
        Map<String, Map<String, String>> unknown = new LinkedHashMap<>(overrides);
        unknown.remove(ALL);
        platforms.forEach(platform -> unknown.remove(platform.id().name()));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    VARIABLE + ": there is no platform " + String.join(", ", unknown.keySet()));
        }
    }

    private String simulated(String value) {
        String simulator = of(ALL).get(SIMULATOR);
        return simulator == null || !value.startsWith(HTTPS)
                ? value
                : simulator + "/" + value.substring(HTTPS.length());
    }

    private Map<String, String> of(String name) {
        return overrides.getOrDefault(name, Map.of());
    }
}
