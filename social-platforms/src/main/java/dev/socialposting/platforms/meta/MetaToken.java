package dev.socialposting.platforms.meta;

import dev.socialposting.secrets.SecretShape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The kinds of Meta's tokens that can be told apart by how they look, and the shapes of all its secrets. Meta documents no shapes; these
 * are the ones that are seen.
 */
public enum MetaToken {
    INSTAGRAM("a token of Instagram's own login", "IG[A-Z]{2}.*"),
    FACEBOOK("a token of Facebook Login", "EAA.*"),
    THREADS("a token of Threads", "TH[A-Z]{2}(?=.*[0-9]).{12,}"),
    APP("an app's id with its secret", "[0-9]{10,20}\\|.*");

    /** Tokens of Instagram, Facebook and Threads; an app's id with its secret. */
    public static final List<SecretShape> SECRETS = List.of(
            SecretShape.token("IG", "IG[A-Z]{2}[A-Za-z0-9_-]{8,}", "IG"),
            SecretShape.token("EAA", "EAA[A-Za-z0-9_-]{9,}", "EAA"),
            SecretShape.token("TH", "TH[A-Z]{2}(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{12,}", "TH"),
            SecretShape.token(
                    "[0-9]{10}", "[0-9]{10,20}(?:\\||%(?:25)*7C|\\\\+u007c)[A-Za-z0-9_-]{16,}", "|", "7C", "u007c"));

    private final String inWords;
    private final Pattern shape;

    MetaToken(String inWords, String shape) {
        this.inWords = inWords;
        this.shape = Pattern.compile(shape);
    }

    /** What a text is instead, in words; empty if it is of this kind or of none that is known. */
    public Optional<String> otherKindOf(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind != this && kind.shape.matcher(text).matches())
                .map(kind -> kind.inWords)
                .findFirst();
    }
}
