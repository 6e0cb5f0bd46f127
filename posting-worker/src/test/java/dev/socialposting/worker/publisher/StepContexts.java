package dev.socialposting.worker.publisher;

import dev.socialposting.accounts.AccessToken;
import dev.socialposting.testing.SettableClock;
import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.PostingOptions;
import dev.socialposting.worker.publisher.http.PlatformHttp;
import dev.socialposting.worker.publisher.meta.MetaSettings;
import java.time.Instant;
import java.util.Map;

/** What a step is run with, in tests that need no engine. */
public final class StepContexts {
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00.500Z");
    public static final String CAPTION = "Launch day! #go";
    public static final MetaSettings SETTINGS = new MetaSettings(
            "https://graph.instagram.com/",
            "https://graph.facebook.com",
            "https://rupload.facebook.com",
            "https://www.instagram.com",
            "https://www.facebook.com/",
            "v25.0");

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
                "https://videos.example.com/launch.mp4",
                caption,
                options,
                login,
                new AccessToken("EAAsecret0123456789"),
                checkpoint,
                http,
                new SettableClock(NOW),
                new Silent());
    }

    private static final class Silent implements StepLog {
        @Override
        public void info(String message, Map<String, Object> fields) {}

        @Override
        public void warning(String message, Map<String, Object> fields) {}
    }
}
