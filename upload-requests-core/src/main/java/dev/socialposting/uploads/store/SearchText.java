package dev.socialposting.uploads.store;

import dev.socialposting.uploads.model.UploadRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a user looks for among requests: each of its words must be part of the caption, the video's address or the request's id. Upper and lower
 * case make no difference, nor does the way in which a character is composed. It is the user's own text: never log it.
 *
 * @param words as they are compared; none of them is found in everything
 */
public record SearchText(List<String> words) {
    /** The longest text, in Unicode code points. */
    public static final int MAX_LENGTH = 200;

    private static final Pattern SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    public SearchText {
        words = List.copyOf(words);
    }

    /**
     * Reads a text as it was typed.
     *
     * @throws IllegalArgumentException if it is longer than {@link #MAX_LENGTH}
     */
    public static SearchText of(String text) {
        if (isTooLong(text)) {
            throw new IllegalArgumentException("a text to look for has at most " + MAX_LENGTH + " characters");
        }
        return new SearchText(SPACE.splitAsStream(comparable(text))
                .filter(word -> !word.isEmpty())
                .toList());
    }

    /** Whether a text is longer than {@link #MAX_LENGTH}. */
    public static boolean isTooLong(String text) {
        return text.codePointCount(0, text.length()) > MAX_LENGTH;
    }

    boolean isIn(UploadRequest request) {
        if (words.isEmpty()) {
            return true;
        }
        List<String> texts = Stream.of(
                        request.caption(),
                        request.videoUrl(),
                        decoded(request.videoUrl()),
                        request.id().value())
                .map(SearchText::comparable)
                .toList();
        return words.stream().allMatch(word -> texts.stream().anyMatch(text -> text.contains(word)));
    }

    /** Upper case first: some letters are two in upper case, or have two forms in lower case. */
    private static String comparable(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        String folded = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    /** An address as people read it; one that is not encoded properly as it stands. */
    private static String decoded(String address) {
        try {
            return URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return address;
        }
    }
}
