package dev.socialposting.platforms;

import dev.socialposting.uploads.model.Platform;
import java.util.List;
import java.util.Optional;

/** The platforms that can be posted to. */
public final class PlatformCatalog {
    private final List<PlatformRules> rules;

    public PlatformCatalog(List<PlatformRules> rules) {
        this.rules = List.copyOf(rules);
    }

    /** Every platform of this version, in the order they are shown. */
    public static PlatformCatalog standard() {
        return new PlatformCatalog(List.of(new InstagramRules(), new FacebookRules()));
    }

    public List<PlatformRules> all() {
        return rules;
    }

    public Optional<PlatformRules> find(Platform platform) {
        for (PlatformRules rule : rules) {
            if (rule.platform().equals(platform)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }
}
