package dev.socialposting.platforms.meta;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.uploads.model.RowBounds;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A JSON object of the Graph API, read without trust: what is missing, of another type, or longer than such a thing can be is empty.
 * What may be stored or sent on is read as a word, an id or a link; a text may be as long as the answer.
 *
 * @param node the object
 */
public record GraphObject(JsonNode node) {
    /** Ids are numbers in text, sometimes several with underscores; more than that has no place in an address. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

    static final int MAX_WORD_LENGTH = 100;
    private static final int MAX_CURSOR_LENGTH = 1000;

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter();

    /** Text or a number at the end of a path of names. */
    public Optional<String> text(String... path) {
        JsonNode value = at(path);
        return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
    }

    /** A word of the platform's own, such as a status, at the end of a path of names. */
    public Optional<String> word(String... path) {
        return text(path).filter(text -> text.length() <= MAX_WORD_LENGTH);
    }

    /** An id at the end of a path of names; empty also if it does not look like one. */
    public Optional<String> id(String... path) {
        return text(path).filter(text -> ID.matcher(text).matches());
    }

    /** A web address, whole or without its host, at the end of a path of names. */
    public Optional<String> link(String... path) {
        return text(path).filter(text -> text.length() <= RowBounds.LINK).filter(GraphObject::isLink);
    }

    /** A time as the Graph API writes it, {@code 2026-01-31T12:00:00+0000}, at the end of a path of names. */
    public Optional<Instant> time(String... path) {
        return text(path).flatMap(GraphObject::instant);
    }

    /** Whether a text we sent is the one a platform shows: platforms trim ends, change line ends and compose characters. */
    public static boolean isSameText(String one, String other) {
        return canonical(one).equals(canonical(other));
    }

    /** Whether a list has no further page. */
    public boolean isLastPage() {
        return text("paging", "next").isEmpty()
                || text("paging", "cursors", "after").isEmpty();
    }

    /** What a list's next page is asked for with; empty if it cannot be sent. */
    public Optional<String> cursor() {
        return text("paging", "cursors", "after").filter(text -> text.length() <= MAX_CURSOR_LENGTH);
    }

    public Optional<Boolean> flag(String... path) {
        JsonNode value = at(path);
        return value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
    }

    /** Whether an answer says of itself, in whatever form, that the call was not taken. */
    public boolean deniesSuccess() {
        return node.hasNonNull("error")
                || node.hasNonNull("debug_info")
                || text("success").filter("false"::equals).isPresent();
    }

    public Optional<Long> number(String... path) {
        JsonNode value = at(path);
        return value.isIntegralNumber() && value.canConvertToLong() ? Optional.of(value.longValue()) : Optional.empty();
    }

    public Optional<GraphObject> object(String... path) {
        JsonNode value = at(path);
        return value.isObject() ? Optional.of(new GraphObject(value)) : Optional.empty();
    }

    /** The objects of an array at the end of a path of names; empty if there is no array. */
    public Optional<List<GraphObject>> objects(String... path) {
        JsonNode value = at(path);
        if (!value.isArray()) {
            return Optional.empty();
        }
        List<GraphObject> objects = new ArrayList<>();
        value.forEach(element -> {
            if (element.isObject()) {
                objects.add(new GraphObject(element));
            }
        });
        return Optional.of(objects);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text, TIME).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static String canonical(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .strip();
    }

    private static boolean isLink(String text) {
        try {
            URI address = new URI(text);
            boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            return web ? address.getHost() != null : address.getScheme() == null && text.startsWith("/");
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    private JsonNode at(String... path) {
        JsonNode value = node;
        for (String name : path) {
            value = value.path(name);
        }
        return value;
    }
}
