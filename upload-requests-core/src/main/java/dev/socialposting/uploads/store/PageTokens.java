package dev.socialposting.uploads.store;

import dev.socialposting.hashing.Sha256;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.model.RequestStatus;
import dev.socialposting.uploads.model.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes and reads the tokens of one list: a position, bound to the list by a digest.
 *
 * <p>The digest keeps a token from being read as one of another list, or after it was changed. It is no secret: whoever forges one
 * gains another position in the same list, nothing else, so a store must take the user from the caller, never from a token.
 */
public final class PageTokens {
    /** Goes up when the form of tokens changes; older ones are then no tokens of ours any more. */
    private static final String VERSION = "2";

    private static final int DIGEST_LENGTH = 16;

    private final String list;

    private PageTokens(String list) {
        this.list = list;
    }

    /** Of a user's requests that match. */
    public static PageTokens ofList(UserId userId, ListFilter filter) {
        return new PageTokens(Stream.of(
                        Stream.of("list", userId.value()),
                        filter.status().map(RequestStatus::name).stream(),
                        filter.platform().map(Platform::name).stream(),
                        filter.account().map(Destination::toString).stream(),
                        filter.text().map(SearchText::words).stream().flatMap(List::stream),
                        filter.from().map(Instant::toString).stream(),
                        filter.to().map(Instant::toString).stream())
                .map(PageTokens::part)
                .collect(Collectors.joining()));
    }

    /** With their numbers and lengths, so that no two different lists are one text. */
    private static String part(Stream<String> values) {
        List<String> all = values.toList();
        return all.stream()
                .map(value -> value.length() + ":" + value)
                .collect(Collectors.joining("", all.size() + "[", "]"));
    }

    /** Of the requests that are due. */
    public static PageTokens ofDue() {
        return new PageTokens("due");
    }

    public PageToken write(String position) {
        byte[] text = position.getBytes(StandardCharsets.UTF_8);
        byte[] token = Arrays.copyOf(digest(position), DIGEST_LENGTH + text.length);
        System.arraycopy(text, 0, token, DIGEST_LENGTH, text.length);
        return new PageToken(encoded(token));
    }

    /** The position in a token of this list; empty for anything else. */
    public Optional<String> read(PageToken token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token.value());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        if (bytes.length < DIGEST_LENGTH) {
            return Optional.empty();
        }
        String position = new String(bytes, DIGEST_LENGTH, bytes.length - DIGEST_LENGTH, StandardCharsets.UTF_8);
        return write(position).equals(token) ? Optional.of(position) : Optional.empty();
    }

    private byte[] digest(String position) {
        String bound = String.join("\n", VERSION, position, list);
        return Arrays.copyOf(Sha256.of(bound), DIGEST_LENGTH);
    }

    private static String encoded(byte[] token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }
}
