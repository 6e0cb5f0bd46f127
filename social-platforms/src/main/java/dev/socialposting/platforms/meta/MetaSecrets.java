package dev.socialposting.platforms.meta;

import dev.socialposting.secrets.SecretShape;
import java.util.List;

/** What Meta's secrets look like. Meta documents no shapes; these are the ones that are seen. */
public final class MetaSecrets {
    /** Tokens of Instagram, Facebook and Threads; an app's id with its secret. */
    public static final List<SecretShape> SHAPES = List.of(
            SecretShape.token("IG", "IG[A-Z]{2}[A-Za-z0-9_-]{8,}", "IG"),
            SecretShape.token("EAA", "EAA[A-Za-z0-9_-]{9,}", "EAA"),
            SecretShape.token("TH", "TH[A-Z]{2}(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{12,}", "TH"),
            SecretShape.token(
                    "[0-9]{10}", "[0-9]{10,20}(?:\\||%(?:25)*7C|\\\\+u007c)[A-Za-z0-9_-]{16,}", "|", "7C", "u007c"));

    private MetaSecrets() {}
}
