package dev.socialposting.aws.dynamodb;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads what {@link MapWriter} has written.
 *
 * <p>A field that must be there and is not means that the item was not written by this program, or by a newer one: an
 * {@link IllegalStateException}.
 */
record MapReader(Map<String, AttributeValue> fields) {
    static MapReader of(AttributeValue value) {
        return new MapReader(value.m());
    }

    String text(String name) {
        return require(name).s();
    }

    Optional<String> optionalText(String name) {
        return optional(name).map(AttributeValue::s);
    }

    /** A set of texts; empty if there is none. */
    List<String> texts(String name) {
        return optional(name).map(AttributeValue::ss).orElse(List.of());
    }

    int number(String name) {
        return Integer.parseInt(require(name).n());
    }

    long longNumber(String name) {
        return Long.parseLong(require(name).n());
    }

    Optional<Long> optionalNumber(String name) {
        return optional(name).map(value -> Long.valueOf(value.n()));
    }

    boolean flag(String name) {
        return require(name).bool();
    }

    Instant instant(String name) {
        return instant(require(name));
    }

    Optional<Instant> optionalInstant(String name) {
        return optional(name).map(MapReader::instant);
    }

    /** A time; what was stored when times were written as text is read, too. */
    private static Instant instant(AttributeValue value) {
        if (value.n() == null) {
            return Instant.parse(value.s());
        }
        BigDecimal seconds = new BigDecimal(value.n());
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        return Instant.ofEpochSecond(
                whole.longValueExact(),
                seconds.subtract(whole).movePointRight(MapWriter.NANOS_DIGITS).longValueExact());
    }

    MapReader map(String name) {
        return of(require(name));
    }

    Optional<MapReader> optionalMap(String name) {
        return optional(name).map(MapReader::of);
    }

    AttributeValue require(String name) {
        return optional(name).orElseThrow(() -> new IllegalStateException("a stored item has no " + name));
    }

    private Optional<AttributeValue> optional(String name) {
        return Optional.ofNullable(fields.get(name));
    }
}
