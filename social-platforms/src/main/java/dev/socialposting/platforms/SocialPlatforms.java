package dev.socialposting.platforms;

import dev.socialposting.environment.Environment;
import dev.socialposting.platforms.facebook.Facebook;
import dev.socialposting.platforms.instagram.Instagram;
import dev.socialposting.platforms.publisher.VideoPublisher;
import dev.socialposting.platforms.rules.PlatformRules;
import dev.socialposting.uploads.model.Platform;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The platforms that can be posted to, in the order in which they are shown. */
public final class SocialPlatforms {
    private final List<SocialPlatform> platforms;

    /** These and no others. */
    public SocialPlatforms(List<SocialPlatform> platforms) {
        this.platforms = List.copyOf(platforms);
    }

    /** Every platform of this version; adding one adds a line here. */
    public static SocialPlatforms in(PlatformEnvironment environment) {
        List<SocialPlatform> all = List.of(new Instagram(environment), new Facebook(environment));
        environment.requireOnly(all);
        return new SocialPlatforms(all);
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
        return platforms.stream().map(SocialPlatform::publisher).toList();
    }

    /** Their names in the API, for people. */
    public String names() {
        return platforms.stream().map(platform -> platform.id().name()).collect(Collectors.joining(", "));
    }
}
