package dev.socialposting.platforms.meta;

import dev.socialposting.platforms.http.PlatformResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * When calls are possible again, by the header {@code X-Business-Use-Case-Usage}.
 *
 * <p>The header is a JSON object from business or account ids to arrays of usages, each with {@code estimated_time_to_regain_access}
 * in minutes, 0 while calls are possible. Meta sends it only after some traffic.
 */
final class UsageHeaders {
    /** The windows that Meta counts in are 24 hours long. */
    private static final long LONGEST_MINUTES = Duration.ofHours(24).toMinutes();

    private UsageHeaders() {}

    /** The longest time that the header states; empty if it states none. */
    static Optional<Duration> regainAfter(PlatformResponse response) {
        return response.header("x-business-use-case-usage").stream()
                .map(GraphAnswers::parse)
                .flatMap(usages -> StreamSupport.stream(usages.spliterator(), false))
                .flatMap(usage -> usage.isArray() ? StreamSupport.stream(usage.spliterator(), false) : Stream.of(usage))
                .map(usage -> new GraphObject(usage).number("estimated_time_to_regain_access"))
                .flatMap(Optional::stream)
                .filter(minutes -> minutes > 0)
                .max(Long::compare)
                .map(minutes -> Duration.ofMinutes(Math.min(minutes, LONGEST_MINUTES)));
    }
}
