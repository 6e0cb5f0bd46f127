package dev.socialposting.platforms.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedUrlTest {
    private static final String VIDEO = "https://bucket.s3.amazonaws.com/v.mp4";

    @ParameterizedTest
    @CsvSource({
        "X-Amz-Date=20260301T090000Z&X-Amz-Expires=3600&X-Amz-Signature=0f, 2026-03-01T10:00:00Z",
        "x-amz-expires=60&x=1&x-amz-date=20260301T090000Z, 2026-03-01T09:01:00Z",
        "X-Goog-Date=20260301T090000Z&X-Goog-Expires=604800&X-Goog-Signature=0f, 2026-03-08T09:00:00Z",
        "x-oss-date=20260301T090000Z&x-oss-expires=900, 2026-03-01T09:15:00Z",
        "AWSAccessKeyId=AK&Expires=1772355600&Signature=0f, 2026-03-01T09:00:00Z",
        "expires=1772355600&token=0f, 2026-03-01T09:00:00Z",
        "sv=2024-11-04&se=2026-03-01T09%3A00%3A00Z&sig=0f, 2026-03-01T09:00:00Z",
        "se=2026-03-01T09:00Z&sig=0f, 2026-03-01T09:00:00Z",
        "se=2026-03-01&sig=0f, 2026-03-01T00:00:00Z",
        "Expires=1772355600&X-Amz-Date=20260301T080000Z&X-Amz-Expires=60, 2026-03-01T08:01:00Z",
    })
    void saysUntilWhenItCanBeFetched(String query, Instant expiry) {
        assertThat(SignedUrl.expiry(VIDEO + "?" + query)).contains(expiry);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "?v=1",
                "?expires=never",
                "?Expires=",
                "?Expires=99999999999999999999",
                "?X-Amz-Expires=3600",
                "?X-Amz-Date=20260301T090000Z",
                "?X-Amz-Date=20261301T090000Z&X-Amz-Expires=60",
                "?X-Amz-Date=20260301T090000Z&X-Amz-Expires=-60",
                "?X-Amz-Date=20260301T090000Z&X-Goog-Expires=60",
                "?se=2026-03-01T09:00:00Z",
                "?se=sv-SE&sig=0f",
                "?se=2026-99-01T09:00:00Z&sig=0f",
                "?=1&&&Expires"
            })
    void saysNothingOfWhatIsNotSignedUntilATime(String query) {
        assertThat(SignedUrl.expiry(VIDEO + query)).isEmpty();
    }
}
