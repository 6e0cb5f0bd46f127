package dev.socialposting.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class MapWriterTest {
    @Property
    void everyTimeIsReadAsItWasWritten(@ForAll Instant time) {
        Map<String, AttributeValue> written =
                new MapWriter().instant("at", time).fields();

        assertThat(new MapReader(written).instant("at")).isEqualTo(time);
    }

    @Test
    void aTimeIsANumberOfSeconds() {
        assertThat(new MapWriter()
                        .instant("at", Instant.parse("2026-01-01T00:00:00.120Z"))
                        .fields())
                .containsEntry("at", AttributeValue.fromN("1767225600.12"));
    }

    @Test
    void aTimeBefore1970IsReadAsItWasWritten() {
        Instant time = Instant.parse("1969-12-31T23:59:59.999999999Z");

        assertThat(new MapReader(new MapWriter().instant("at", time).fields()).instant("at"))
                .isEqualTo(time);
    }

    @Test
    void aTimeThatWasStoredAsTextIsStillRead() {
        MapReader row = new MapReader(Map.of("at", AttributeValue.fromS("2026-01-01T00:00:00.120Z")));

        assertThat(row.instant("at")).isEqualTo(Instant.parse("2026-01-01T00:00:00.120Z"));
    }
}
