package dev.socialposting.api.posts;

import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.api.bench.Answer;
import dev.socialposting.api.bench.ApiBench;
import dev.socialposting.api.bench.TestCall;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.RequestId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A video whose signed address expires too soon: accepted, and told with the time. */
class ExpiringVideoTest {
    private final ApiBench api = ApiBench.withAccounts();

    @Test
    void anAddressThatExpiresWithinTheHourIsWarnedOf() {
        Answer answer = api.call(post(Duration.ofMinutes(59), ""));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().at("/warnings")).as("one for each destination").hasSize(2);
        assertThat(answer.at("/warnings/0/code")).isEqualTo("video_url_expires");
        assertThat(answer.at("/warnings/0/expires_at")).isEqualTo("2100-01-01T00:59:00.000Z");
        assertThat(answer.at("/warnings/0/detail"))
                .contains("2100-01-01 00:59:00", "within an hour")
                .doesNotContain("Signature")
                .doesNotContain("bucket");
    }

    @Test
    void oneThatIsGoodForAnHourIsNot() {
        assertThat(api.call(post(Duration.ofHours(1), "")).json().has("warnings"))
                .isFalse();
    }

    @Test
    void oneThatExpiresBeforeTheScheduledTimeIsWarnedOfInTheUsersZone() {
        String later = "\"scheduled_at\": \"2100-01-02T09:00\", \"time_zone\": \"Europe/Berlin\",";

        Answer before = api.call(post(Duration.ofHours(31), later));
        Answer after = api.call(post(Duration.ofHours(32), later));

        assertThat(before.at("/warnings/0/expires_at")).isEqualTo("2100-01-02T07:00:00.000Z");
        assertThat(before.at("/warnings/0/detail"))
                .contains("2100-01-02 08:00:00 +01:00 (Europe/Berlin)", "2100-01-02 09:00:00 +01:00 (Europe/Berlin)");
        assertThat(after.json().has("warnings")).isFalse();
    }

    @Test
    void oneThatHasExpiredIsWarnedOf() {
        assertThat(api.call(post(Duration.ofHours(-1), "")).at("/warnings/0/detail"))
                .contains("expired at 2099-12-31 23:00:00");
    }

    @Test
    void theLogOfEveryDestinationHasTheWarningToo() {
        Answer answer = api.call(post(Duration.ofMinutes(5), ""));

        for (var destination : List.of(INSTAGRAM, FACEBOOK)) {
            LogEntry entry = api.log.entries(id(answer), destination).getLast();
            assertThat(entry.level()).isEqualTo(LogLevel.WARNING);
            assertThat(entry.code()).isEqualTo(LogCode.VIDEO_URL_EXPIRES);
            assertThat(entry.message()).isEqualTo(answer.at("/warnings/0/detail"));
            assertThat(entry.fields()).containsEntry("expires_at", "2100-01-01T00:05:00.000Z");
        }
    }

    @Test
    void aRepeatedCallIsAnsweredWithTheWarningAgain() {
        TestCall call = post(Duration.ofMinutes(5), "").with("Idempotency-Key", "k");
        Answer first = api.call(call);
        api.clock.advance(Duration.ofHours(2));

        Answer again = api.call(call);

        assertThat(again.json().at("/warnings")).isEqualTo(first.json().at("/warnings"));
    }

    @Test
    void aPostThatIsMovedBehindTheExpirySaysSoInItsLog() {
        Answer answer = api.call(post(Duration.ofDays(2), "\"scheduled_at\": \"2100-01-02T00:00:00Z\","));
        assertThat(answer.json().has("warnings")).isFalse();

        api.call(TestCall.of("PATCH", answer.at("/links/self")).json("{\"scheduled_at\": \"2100-01-05T00:00:00Z\"}"));

        assertThat(api.log.entries(id(answer), INSTAGRAM).getLast().message()).contains("2100-01-03 00:00:00");
    }

    private static TestCall post(Duration good, String time) {
        String url = "https://bucket.s3.amazonaws.com/v.mp4?Expires=%d&Signature=0f&AWSAccessKeyId=A"
                .formatted(NOW.plus(good).getEpochSecond());
        return TestCall.post("{\"video_url\": \"%s\", \"caption\": \"\", %s \"destinations\": [\"%s\", \"%s\"]}"
                .formatted(url, time, INSTAGRAM, FACEBOOK));
    }

    private static RequestId id(Answer answer) {
        return RequestId.parse(answer.at("/request_id")).orElseThrow();
    }
}
