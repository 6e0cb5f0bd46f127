package dev.socialposting.local;

import static dev.socialposting.local.Night.BY_FACEBOOK_LOGIN;
import static dev.socialposting.local.Night.FACEBOOK;
import static dev.socialposting.local.Night.INSTAGRAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.operations.DeadLetterTool;
import dev.socialposting.operations.PlatformTool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The night in which Facebook was down beside an Instagram that worked: 50 posts to both, an operator with {@code bin/platform} and {@code
 * bin/dlq}, and in the morning each post once on each platform.
 */
class OutageNightTest {
    private static final String REASON = "Facebook is down; we go on when it is back.";
    private static final List<String> INSTAGRAMS = List.of(INSTAGRAM, BY_FACEBOOK_LOGIN);

    /** A Page takes 30 reels a day. */
    private static final List<String> PAGES = List.of(FACEBOOK, "facebook:100000000000002");

    private static final int BEFORE_THE_PAUSE = 15;
    private static final int POSTS = 50;

    @TempDir
    private Path data;

    private Night night;

    @BeforeEach
    void startSystem() throws Exception {
        night = new Night(data);
    }

    @AfterEach
    void stopEverything() {
        night.close();
    }

    @Test
    void fiftyPostsAreOnBothPlatformsOnceInTheMorning() throws Exception {
        night.scenario("happy-path", INSTAGRAMS);
        night.scenario("platform-down", PAGES);
        Map<String, String> failed = posted(0, BEFORE_THE_PAUSE);
        failed.keySet().forEach(id -> night.awaitStatus(id, "partially_completed"));

        assertThat(platform("pause", "facebook", "--reason", REASON, "--trial-every", "1"))
                .isZero();
        await().pollDelay(Duration.ofSeconds(6)).until(() -> true);
        Map<String, String> held = posted(BEFORE_THE_PAUSE, POSTS);
        for (String id : held.keySet()) {
            await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
                assertThat(night.statuses(id)).containsExactly("completed", "processing");
                JsonNode onFacebook = night.request(id).path("destinations").path(PAGES.getFirst());
                if (onFacebook.isMissingNode()) {
                    onFacebook = night.request(id).path("destinations").path(PAGES.getLast());
                }
                assertThat(onFacebook.at("/last_error/code").asText()).isEqualTo("platform_paused");
                assertThat(onFacebook.at("/last_error/message").asText()).isEqualTo(REASON);
            });
        }

        night.scenario("happy-path", PAGES);
        held.keySet().forEach(id -> night.awaitStatus(id, "completed"));
        assertThat(platform("list")).isZero();
        assertThat(night.output()).contains("facebook  works");
        assertThat(new DeadLetterTool(night.operator()).run(List.of("redrive"))).isZero();
        failed.keySet().forEach(id -> night.awaitStatus(id, "completed"));

        failed.values()
                .forEach(
                        caption -> assertThat(night.ledger(caption)).as(caption).hasSize(2));
        held.values()
                .forEach(
                        caption -> assertThat(night.ledger(caption)).as(caption).hasSize(2));
        assertThat(night.platforms().posts()).as("no duplicates").hasSize(2 * POSTS);
    }

    /** Captions by request. */
    private Map<String, String> posted(int from, int to) throws Exception {
        Map<String, String> posts = new LinkedHashMap<>();
        for (int n = from; n < to; n++) {
            String caption = "Number " + n;
            posts.put(night.post(caption, List.of(INSTAGRAMS.get(n % 2), PAGES.get(n % 2)), ""), caption);
        }
        return posts;
    }

    private int platform(String... arguments) {
        return new PlatformTool(night.operator(), LocalTools.platforms()).run(List.of(arguments));
    }
}
