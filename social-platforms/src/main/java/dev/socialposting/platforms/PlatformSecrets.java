package dev.socialposting.platforms;

import dev.socialposting.secrets.SecretShapes;
import java.util.LinkedHashSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Takes out of a text whatever looks like a secret of a platform of this version, or like one in general. */
public final class PlatformSecrets implements UnaryOperator<String> {
    /** What stands where a secret was. */
    public static final String MASK = SecretShapes.MASK;

    private static final SecretShapes SHAPES = new SecretShapes(SocialPlatforms.standard().all().stream()
            .flatMap(platform -> platform.secrets().stream())
            .collect(Collectors.toCollection(LinkedHashSet::new)));

    /** As a logging configuration makes it. */
    public PlatformSecrets() {}

    /** The text without what looks like a secret. */
    public static String mask(String text) {
        return SHAPES.mask(text);
    }

    @Override
    public String apply(String text) {
        return mask(text);
    }
}
