package dev.socialposting.api.http;

import dev.socialposting.hashing.Sha256;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names what an answer shows (RFC 9110, section 8.8.3), so that who has it already need not be sent it again. It is weak: two answers with one
 * tag show the same, but when to look again, say, may differ.
 *
 * @param value characters that need no escape
 */
public record EntityTag(String value) {
    private static final int BYTES = 18;
    private static final Pattern LISTED = Pattern.compile("(?:W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"");

    /** The tag of what these facts lead to; others have another one. Each goes in with its length, so that no two lists are one text. */
    public static EntityTag of(List<String> facts) {
        String all = facts.stream().map(fact -> fact.length() + ":" + fact).collect(Collectors.joining());
        return new EntityTag(
                Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(Sha256.of(all), BYTES)));
    }

    /** 304 to a caller who has what has this tag, and otherwise the answer, which is made only then. Both tell the tag. */
    public Reply reply(HttpCall call, Supplier<Reply> answer) {
        Reply reply = isKnownTo(call) ? Reply.notModified() : answer.get();
        return reply.with("ETag", "W/\"" + value + "\"");
    }

    /** By weak comparison (section 8.8.3.2). What is no tag at all is known to nobody. */
    private boolean isKnownTo(HttpCall call) {
        String known = call.header("if-none-match").orElse("").strip();
        return known.equals("*")
                || LISTED.matcher(known).results().anyMatch(tag -> tag.group(1).equals(value));
    }
}
