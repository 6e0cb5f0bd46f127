package dev.socialposting.aws.dynamodb;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes a value as a map attribute, field by field; what is empty is left out. */
final class MapWriter {
    static final int NANOS_DIGITS = 9;

    private final Map<String, AttributeValue> fields = new LinkedHashMap<>();

    MapWriter text(String name, String text) {
        return put(name, AttributeValue.fromS(text));
    }

    MapWriter text(String name, Optional<String> text) {
        text.ifPresent(value -> text(name, value));
        return this;
    }

    /** As a set; DynamoDB knows no empty one. */
    MapWriter texts(String name, Collection<String> texts) {
        return put(name, AttributeValue.fromSs(List.copyOf(texts)));
    }

    MapWriter number(String name, Optional<Long> number) {
        number.ifPresent(value -> number(name, value));
        return this;
    }

    MapWriter number(String name, long number) {
        return put(name, AttributeValue.fromN(Long.toString(number)));
    }

    MapWriter flag(String name, boolean flag) {
        return put(name, AttributeValue.fromBool(flag));
    }

    /** As a number of seconds since 1970, to the nanosecond: a third of the bytes of a text, and a row has some twenty of them. */
    MapWriter instant(String name, Instant instant) {
        BigDecimal seconds = BigDecimal.valueOf(instant.getEpochSecond())
                .add(BigDecimal.valueOf(instant.getNano(), NANOS_DIGITS))
                .stripTrailingZeros();
        return put(name, AttributeValue.fromN(seconds.toPlainString()));
    }

    MapWriter instant(String name, Optional<Instant> instant) {
        instant.ifPresent(value -> instant(name, value));
        return this;
    }

    MapWriter map(String name, MapWriter map) {
        return put(name, map.value());
    }

    MapWriter map(String name, Optional<MapWriter> map) {
        map.ifPresent(value -> map(name, value));
        return this;
    }

    MapWriter put(String name, AttributeValue value) {
        fields.put(name, value);
        return this;
    }

    Map<String, AttributeValue> fields() {
        return fields;
    }

    AttributeValue value() {
        return AttributeValue.fromM(fields);
    }
}
