package dev.socialposting.api.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
    private static final List<String> ABBREVIATIONS_OF_IANA = List.of("EST", "MST", "HST");

    @Test
    void everyZoneOfJavasThatIsOneOfIanasIsKnown() {
        List<String> names = ZoneId.getAvailableZoneIds().stream()
                .filter(name -> !name.startsWith("SystemV/"))
                .toList();

        assertThat(names).hasSizeGreaterThan(580).contains("US/Eastern", "EST5EDT", "UTC", "Etc/GMT+5");
        assertThat(names).allSatisfy(name -> assertThat(TimeText.zone(name)).contains(ZoneId.of(name)));
    }

    @ParameterizedTest
    @CsvSource({"EST, -05:00", "MST, -07:00", "HST, -10:00", "ROC, +08:00", "GMT+0, Z", "GMT-0, Z"})
    void soAreTheNamesOfIanasThatJavaHasNoZoneFor(String name, String offset) {
        ZoneId zone = TimeText.zone(name).orElseThrow();

        assertThat(zone.getRules()
                        .getOffset(Instant.parse("2100-01-01T00:00:00Z"))
                        .getId())
                .isEqualTo(offset);
        assertThat(zone.getRules()
                        .getOffset(Instant.parse("2100-07-01T00:00:00Z"))
                        .getId())
                .isEqualTo(offset);
    }

    @Test
    void whatOnlyJavaCallsAZoneIsNone() {
        List<String> abbreviations = Arrays.stream(TimeZone.getAvailableIDs())
                .filter(name -> !ZoneId.getAvailableZoneIds().contains(name))
                .filter(name -> !ABBREVIATIONS_OF_IANA.contains(name))
                .toList();

        assertThat(abbreviations).contains("PST", "IST", "CST");
        assertThat(abbreviations)
                .allSatisfy(name -> assertThat(TimeText.zone(name)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SystemV/EST5",
                "SystemV/PST8PDT",
                "Z",
                "+01:00",
                "GMT+1",
                "UTC+01:00",
                "UT",
                "Etc/Unknown",
                "Factory",
                "europe/berlin",
                " Europe/Berlin",
                "Mars/Base"
            })
    void whatIsNoNameOfIanasIsNone(String name) {
        assertThat(TimeText.zone(name)).isEmpty();
    }
}
