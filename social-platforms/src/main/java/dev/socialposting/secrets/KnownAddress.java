package dev.socialposting.secrets;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address whose query may be a secret, whatever its parameters are called: who has the address of a signed video has the video. Taken
 * out of texts is the query, where it follows the address, also if only part of it does; and the query and its longer values alone.
 */
public final class KnownAddress {
    /** A shorter value is found in texts that have nothing to do with the address. */
    private static final int SHORTEST_VALUE = 8;

    /** Up to what no address has, or to the quote that ends it. */
    private static final String REST =
            "(?:(?!" + SecretShapes.QUOTE + ")(?:[^\\s\"'<>\\\\]|\\\\+(?:/|u[0-9a-fA-F]{4})))++";

    private final String beforeQuery;
    private final String piece;
    private final List<KnownSecret> alone;

    private KnownAddress(String beforeQuery, String query) {
        this.beforeQuery = beforeQuery;
        this.piece = KnownSecret.longestPiece(beforeQuery);
        this.alone = Arrays.stream((query + "&" + query.replace("=", "&")).split("&", -1))
                .filter(part -> part.length() >= SHORTEST_VALUE)
                .distinct()
                .sorted((one, other) -> other.length() - one.length())
                .map(KnownSecret::of)
                .toList();
    }

    /** The address, if there is a query in it. */
    public static Optional<KnownAddress> of(String address) {
        int mark = address.indexOf('?');
        return mark < 0 || mark + 1 == address.length()
                ? Optional.empty()
                : Optional.of(new KnownAddress(address.substring(0, mark + 1), address.substring(mark + 1)));
    }

    /** The text without the query. */
    public String mask(String text) {
        String masked = text.contains(piece)
                ? Pattern.compile("(" + KnownSecret.spellings(beforeQuery) + ")" + REST)
                        .matcher(text)
                        .replaceAll("$1" + SecretShapes.MASK)
                : text;
        for (KnownSecret secret : alone) {
            masked = secret.mask(masked);
        }
        return masked;
    }
}
