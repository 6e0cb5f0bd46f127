package dev.socialposting.platforms.meta;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of Meta's tokens that can be told apart by how they look. Meta documents no shapes; these are the ones that are seen. */
public enum MetaToken {
    INSTAGRAM("a token of Instagram's own login", "IG[A-Z]{2}.*"),
    FACEBOOK("a token of Facebook Login", "EAA.*"),
    THREADS("a token of Threads", "TH[A-Z]{2}(?=.*[0-9]).{12,}"),
    APP("an app's id with its secret", "[0-9]{10,20}\\|.*");

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
