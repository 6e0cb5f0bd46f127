package dev.socialposting.api.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.api.uploads.TimeText.Meaning;
import dev.socialposting.api.uploads.TimeText.Written.Local;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalTimeTest {
    /** Each jump with the last moment before it and the first after it. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2027-03-28T01:59:59.999, 2027-03-28T00:59:59.999Z",
        "Europe/Berlin, 2027-03-28T03:00, 2027-03-28T01:00:00Z",
        "America/New_York, 2027-03-14T01:59:59, 2027-03-14T06:59:59Z",
        "America/New_York, 2027-03-14T03:00, 2027-03-14T07:00:00Z",
        "Australia/Lord_Howe, 2027-10-03T01:59:59, 2027-10-02T15:29:59Z",
        "Australia/Lord_Howe, 2027-10-03T02:30, 2027-10-02T15:30:00Z",
    })
    void aTimeBesideAJumpForwardIsWhatItIs(ZoneId zone, LocalDateTime local, Instant instant) {
        assertThat(new Local(local).in(zone)).isEqualTo(new Meaning.At(instant));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2027-03-28T02:00, 2027-03-28T02:00, 2027-03-28T03:00",
        "Europe/Berlin, 2027-03-28T02:59:59.999, 2027-03-28T02:00, 2027-03-28T03:00",
        "America/New_York, 2027-03-14T02:30, 2027-03-14T02:00, 2027-03-14T03:00",
        "Australia/Lord_Howe, 2027-10-03T02:29:59, 2027-10-03T02:00, 2027-10-03T02:30",
    })
    void aTimeThatClocksSkipDoesNotExist(ZoneId zone, LocalDateTime local, LocalDateTime from, LocalDateTime to) {
        assertThat(new Local(local).in(zone)).isEqualTo(new Meaning.Skipped(from, to));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2027-10-31T01:59:59, 2027-10-30T23:59:59Z",
        "Europe/Berlin, 2027-10-31T02:00, 2027-10-31T00:00:00Z",
        "Europe/Berlin, 2027-10-31T02:59:59, 2027-10-31T00:59:59Z",
        "Europe/Berlin, 2027-10-31T03:00, 2027-10-31T02:00:00Z",
        "America/New_York, 2027-11-07T01:30, 2027-11-07T05:30:00Z",
        "Australia/Lord_Howe, 2027-04-04T01:45, 2027-04-03T14:45:00Z",
        "Australia/Lord_Howe, 2027-04-04T02:00, 2027-04-03T15:30:00Z",
    })
    void aTimeThatExistsTwiceIsTheFirstOfTheTwo(ZoneId zone, LocalDateTime local, Instant instant) {
        assertThat(new Local(local).in(zone)).isEqualTo(new Meaning.At(instant));
    }

    @Property
    void theClockThereShowsTheTimeThatWasGivenOrNeverDoes(
            @ForAll("zones") ZoneId zone, @ForAll("times") LocalDateTime local) {
        switch (new Local(local).in(zone)) {
            case Meaning.At(Instant instant) -> {
                assertThat(LocalDateTime.ofInstant(instant, zone)).isEqualTo(local);
                assertThat(LocalDateTime.ofInstant(instant.minusSeconds(3600), zone))
                        .as("there is no earlier one within an hour")
                        .isNotEqualTo(local);
            }
            case Meaning.Skipped(LocalDateTime from, LocalDateTime to) ->
                assertThat(local).isAfterOrEqualTo(from).isBefore(to);
        }
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZoneId.getAvailableZoneIds()).map(ZoneId::of);
    }

    @Provide
    Arbitrary<LocalDateTime> times() {
        return Arbitraries.longs()
                .between(0, 4L * 365 * 24 * 4)
                .map(quarters -> LocalDateTime.parse("2026-01-01T00:00").plusMinutes(15 * quarters));
    }
}
