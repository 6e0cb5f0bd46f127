package dev.socialposting.platforms.publisher;

import dev.socialposting.accounts.AccessToken;
import dev.socialposting.accounts.Credentials;
import dev.socialposting.platforms.http.PlatformHttp;
import dev.socialposting.testing.SettableClock;
import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.PostingOptions;
import java.time.Instant;
import java.util.Map;

/** What a step is run with, in tests that need no engine. */
public final class StepContexts {
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00.500Z");
    public static final String CAPTION = "Launch day! #go";

    private StepContexts() {}

    public static StepContext instagram(PlatformHttp http, Checkpoint checkpoint) {
        return context("instagram:17841400000000001", "instagram", http, checkpoint, CAPTION, PostingOptions.NONE);
    }

    public static StepContext facebook(PlatformHttp http, Checkpoint checkpoint) {
        return facebook(http, checkpoint, CAPTION);
    }

    public static StepContext facebook(PlatformHttp http, Checkpoint checkpoint, String caption) {
        return context("facebook:100000000000001", "facebook", http, checkpoint, caption, PostingOptions.NONE);
    }

    public static StepContext context(
            String destination,
            String login,
            PlatformHttp http,
            Checkpoint checkpoint,
            String caption,
            PostingOptions options) {
        return new StepContext(
                Destination.parse(destination).orElseThrow(),
                MediaSource.at("https://videos.example.com/launch.mp4"),
                caption,
                options,
                login,
                Credentials.of(new AccessToken("EAAsecret0123456789")),
                checkpoint,
                http,
                new SettableClock(NOW),
                NOW.plusSeconds(60),
                new Silent());
    }

    private static final class Silent implements StepLog {
        @Override
        public void info(Finding finding, String message, Map<String, Object> fields) {}

        @Override
        public void warning(Finding finding, String message, Map<String, Object> fields) {}
    }
}
