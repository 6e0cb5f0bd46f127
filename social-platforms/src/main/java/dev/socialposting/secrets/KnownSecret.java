package dev.socialposting.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A secret whose value is known, to be taken out of texts in every spelling that it may come back in: as it is, escaped in an
 * address, in JSON or in HTML, however often, and in Base64, alone or amid other text.
 */
public final class KnownSecret {
    /** A shorter piece of Base64 is found in texts that have nothing to do with the secret. */
    private static final int SHORTEST_BASE64 = 8;

    private final String value;
    private final Set<String> base64;
    private final String piece;

    private KnownSecret(String value) {
        this.value = value;
        this.base64 = base64(value);
        this.piece = longestPiece(value);
    }

    /** The secret with this value; it is not empty. */
    public static KnownSecret of(String value) {
        return new KnownSecret(value);
    }

    /** The text without the secret. */
    public String mask(String text) {
        return mayBeIn(text) ? spellings().matcher(text).replaceAll(SecretShapes.MASK) : text;
    }

    /** Quick to see, and nearly always decides: then the pattern, which takes its time, need not even be made. */
    private boolean mayBeIn(String text) {
        if (text.contains(piece)) {
            return true;
        }
        for (String spelling : base64) {
            if (text.contains(spelling)) {
                return true;
            }
        }
        return false;
    }

    private Pattern spellings() {
        return Pattern.compile(
                Stream.concat(Stream.of(spellings(value)), base64.stream().map(Pattern::quote))
                        .collect(Collectors.joining("|")));
    }

    /** A pattern for every spelling of a text but Base64. */
    static String spellings(String text) {
        return text.codePoints().mapToObj(KnownSecret::spellings).collect(Collectors.joining());
    }

    /** The longest part that is the same in every spelling; empty if there is none. */
    static String longestPiece(String value) {
        String longest = "";
        int start = 0;
        for (int at = 0; at <= value.length(); at++) {
            if (at == value.length() || !isLetterOrDigit(value.charAt(at))) {
                longest = at - start > longest.length() ? value.substring(start, at) : longest;
                start = at + 1;
            }
        }
        return longest;
    }

    private static boolean isLetterOrDigit(char character) {
        return character < 128 && Character.isLetterOrDigit(character);
    }

    /** Letters and digits are escaped by nobody. */
    private static String spellings(int point) {
        if (Character.isLetterOrDigit(point)) {
            return Character.toString(point);
        }
        String literal = Pattern.quote(Character.toString(point));
        String html = switch (point) {
            case '&' -> "|&amp;";
            case '<' -> "|&lt;";
            case '>' -> "|&gt;";
            case '"' -> "|&quot;";
            case '\'' -> "|&apos;";
            default -> "";
        };
        return "(?:\\\\*%1$s|(?i:%%(?:25)*%2$02x|\\\\+u%2$04x|&#x%2$x;)|&#%2$d;%3$s)".formatted(literal, point, html);
    }

    /**
     * Three bytes are four characters in Base64, so that what stands before the secret decides which of three spellings it has.
     * Characters at the ends that also carry bits of a neighbour are left out. What goes into an address has two characters of its own.
     */
    private static Set<String> base64(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        Set<String> pieces = new LinkedHashSet<>();
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + bytes.length];
            Arrays.fill(shifted, (byte) 'x');
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            String all = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            String piece = all.substring((before * 8 + 5) / 6, shifted.length * 8 / 6);
            if (piece.length() >= SHORTEST_BASE64) {
                pieces.add(piece);
                pieces.add(piece.replace('+', '-').replace('/', '_'));
            }
        }
        return pieces;
    }
}
