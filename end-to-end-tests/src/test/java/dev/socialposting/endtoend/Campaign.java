package dev.socialposting.endtoend;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Many posts of one user to accounts that were made for them. A caption is used once, so that the platforms' ledger tells of each
 * post how often it went out.
 */
final class Campaign {
    /** A Page takes 30 Reels a day, an Instagram account 50. */
    static final int POSTS_PER_ACCOUNT = 25;

    private static final int CREATED = 202;
    private static final Duration LONGEST_OUTAGE = Duration.ofMinutes(3);

    private final User user;
    private final List<String> accounts = new ArrayList<>();
    private final ConcurrentLinkedQueue<Sent> sent = new ConcurrentLinkedQueue<>();

    Campaign(RunningSystem system) {
        this.user = new User(system, "campaign");
    }

    /**
     * A post that was accepted.
     *
     * @param acceptedIn from the call that was answered with 202 to that answer
     */
    record Sent(String requestId, String caption, List<String> destinations, Duration acceptedIn) {}

    User user() {
        return user;
    }

    List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** Makes and connects an account. Every second Instagram account is one of Facebook Login, which shows captions. */
    void addAccount(String platform, String scenario, ObjectNode parameters) {
        ObjectNode form = Http.JSON
                .createObjectNode()
                .put("platform", platform)
                .put("display_name", platform + " " + accounts.size() + " " + scenario)
                .put("scenario", scenario);
        form.set("parameters", parameters);
        if (platform.equals("instagram") && accounts.size() % 4 == 0) {
            form.put("login_variant", "facebook_login");
        }
        accounts.add(user.connectNew(form.toString()));
    }

    /** Posts to so many accounts, the next ones in turn; as long as the system does not answer, the same again. */
    Sent post(int number, int destinations) {
        String caption = "Post %d of a campaign".formatted(number);
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < destinations; i++) {
            chosen.add(accounts.get((number * destinations + i) % accounts.size()));
        }
        Sent accepted = await().atMost(LONGEST_OUTAGE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> tried("campaign-" + number, caption, chosen), Optional::isPresent)
                .orElseThrow();
        sent.add(accepted);
        return accepted;
    }

    private Optional<Sent> tried(String key, String caption, List<String> destinations) {
        long start = System.nanoTime();
        try {
            HttpResponse<String> answer = user.postRaw(caption, destinations, key);
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            if (answer.statusCode() >= 500) {
                return Optional.empty();
            }
            if (answer.statusCode() != CREATED) {
                throw new IllegalStateException("a post was refused: " + answer.body());
            }
            String id = Http.json(answer).path("request_id").asText();
            return Optional.of(new Sent(id, caption, destinations, taken));
        } catch (UncheckedIOException down) {
            return Optional.empty();
        }
    }

    /**
     * Waits until all posts are final; answers how many are not when time is up.
     *
     * @param longest time to wait
     */
    int awaitFinal(Duration longest) {
        List<Sent> open = new ArrayList<>(sent);
        try {
            await().atMost(longest).pollInterval(Duration.ofSeconds(1)).until(() -> {
                open.removeIf(this::isFinal);
                return open.isEmpty();
            });
        } catch (ConditionTimeoutException timeIsUp) {
            return open.size();
        }
        return 0;
    }

    private boolean isFinal(Sent post) {
        try {
            return user.upload(post.requestId()).path("is_final").asBoolean();
        } catch (UncheckedIOException down) {
            return false;
        }
    }
}
