package dev.socialposting.platforms;

import dev.socialposting.environment.Environment;
import dev.socialposting.platforms.http.PlatformHttp;
import dev.socialposting.platforms.publisher.VideoPublisher;
import dev.socialposting.platforms.rules.PlatformRules;
import dev.socialposting.uploads.model.Platform;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The platforms that can be posted to, in the order in which they are shown. */
public final class SocialPlatforms {
    private static final List<SocialPlatform> OF_THIS_VERSION =
            ServiceLoader.load(SocialPlatform.class, SocialPlatform.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

    private final List<SocialPlatform> platforms;
    private final PlatformEnvironment environment;

    private SocialPlatforms(List<SocialPlatform> platforms, PlatformEnvironment environment) {
        this.platforms = platforms;
        this.environment = environment;
    }

    /** Every platform of this version. */
    public static SocialPlatforms in(PlatformEnvironment environment) {
        environment.requireOnly(OF_THIS_VERSION);
        OF_THIS_VERSION.forEach(environment::of);
        return new SocialPlatforms(OF_THIS_VERSION, environment);
    }

    /**
     * Every platform of this version, where the environment says it is.
     *
     * @throws IllegalArgumentException naming the variable that is wrong
     */
    public static SocialPlatforms from(Environment environment) {
        return in(PlatformEnvironment.from(environment));
    }

    /** Every platform of this version, where it really is. */
    public static SocialPlatforms standard() {
        return in(PlatformEnvironment.STANDARD);
    }

    /** All of them. */
    public List<SocialPlatform> all() {
        return platforms;
    }

    /** The platform of this name; empty if this version has none. */
    public Optional<SocialPlatform> find(Platform id) {
        for (SocialPlatform platform : platforms) {
            if (platform.id().equals(id)) {
                return Optional.of(platform);
            }
        }
        return Optional.empty();
    }

    /** What the platform of this name accepts; empty if this version has none. */
    public Optional<PlatformRules> rulesOf(Platform id) {
        return find(id).map(SocialPlatform::rules);
    }

    /** How videos are published, on each of them. */
    public List<VideoPublisher> publishers() {
        return platforms.stream()
                .map(platform -> platform.publisher(environment.of(platform)))
                .toList();
    }

    /**
     * Asks an account's platform whether it can be posted to; see {@link Connector#check}.
     *
     * @throws IllegalArgumentException if this version has no such platform
     */
    public Connector.Check check(Platform id, Connector.Candidate candidate, PlatformHttp http) {
        SocialPlatform platform =
                find(id).orElseThrow(() -> new IllegalArgumentException("there is no platform " + id));
        return platform.connector().check(candidate, http, environment.of(platform));
    }

    /** Their names in the API, for people. */
    public String names() {
        return platforms.stream().map(platform -> platform.id().name()).collect(Collectors.joining(", "));
    }
}
