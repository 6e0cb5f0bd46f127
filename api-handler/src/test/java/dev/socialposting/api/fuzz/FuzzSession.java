package dev.socialposting.api.fuzz;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.BOB;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.completed;
import static dev.socialposting.uploads.model.Fixtures.failed;
import static dev.socialposting.uploads.model.Fixtures.instagramAccount;
import static dev.socialposting.uploads.model.Fixtures.queued;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static dev.socialposting.uploads.model.Fixtures.unconfirmed;
import static dev.socialposting.uploads.model.Fixtures.waitingUntil;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.accounts.SocialAccount;
import dev.socialposting.api.bench.Answer;
import dev.socialposting.api.bench.ApiBench;
import dev.socialposting.api.bench.TestCall;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.UploadRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A system in which Alice has posts in every state and Bob has posts, logs and accounts that can be told by their marks; and what
 * Alice may name in calls: what is hers, what the answers have given her, and what is Bob's.
 */
final class FuzzSession {
    static final String BOBS_MARK = "belongs-to-bob";

    private static final List<Destination> BOBS = List.of(INSTAGRAM, instagramAccount(77));
    private static final int FIRST_OF_BOB = 900;
    private static final int POSTS_OF_BOB = 3;

    final ApiBench api = ApiBench.withAccounts();

    private final Random random;
    private final List<String> ids = new ArrayList<>();
    private final Set<String> tokens = new HashSet<>();
    private final List<UploadRequest> bobsRequests;
    private final List<SocialAccount> bobsAccounts;
    private final String bobsLogs;

    FuzzSession(Random random) {
        this.random = random;
        List.of(
                        anUploadRequest().with(INSTAGRAM, failed()).with(FACEBOOK, completed()),
                        anUploadRequest().with(INSTAGRAM, unconfirmed()).with(FACEBOOK, unconfirmed()),
                        anUploadRequest().with(INSTAGRAM, unconfirmed()).with(FACEBOOK, failed()),
                        anUploadRequest().with(INSTAGRAM, queued()).with(FACEBOOK, waitingUntil(NOW.plusSeconds(60))),
                        anUploadRequest().with(INSTAGRAM, queued()).with(FACEBOOK, queued()))
                .forEach(request -> given(request.number(ids.size() + 1).queued()));
        api.connect(BOB, BOBS.toArray(Destination[]::new));
        IntStream.range(FIRST_OF_BOB, FIRST_OF_BOB + POSTS_OF_BOB).forEach(this::givenOfBob);
        bobsRequests = requestsOfBob();
        bobsAccounts = api.accounts.list(BOB);
        bobsLogs = logsOfBob();
    }

    private void given(UploadRequest request) {
        api.requests.given(request);
        ids.add(request.id().value());
        request.postings().keySet().forEach(destination -> log(request, destination, "A line of Alice's"));
    }

    private void givenOfBob(int number) {
        UploadRequest request = anUploadRequest()
                .number(number)
                .by(BOB)
                .withCaption(BOBS_MARK)
                .withVideo("https://videos.example.com/" + BOBS_MARK)
                .with(INSTAGRAM, number % 2 == 0 ? failed() : unconfirmed())
                .queued();
        api.requests.given(request);
        log(request, INSTAGRAM, BOBS_MARK);
    }

    private void log(UploadRequest request, Destination destination, String message) {
        api.log.append(
                request.id(),
                List.of(new LogEntry(
                        destination,
                        new LogPosition(1, 0),
                        NOW,
                        LogLevel.INFO,
                        LogCode.NOTE,
                        message,
                        Map.of("text", message))),
                request.expiresAt());
    }

    /** What stands for a schema, or for a parameter, of this name in this system: mostly what is there and Alice's. */
    Optional<String> known(String name) {
        return switch (name) {
            case "Destination" ->
                Optional.of(pick(List.of(
                        INSTAGRAM.toString(),
                        FACEBOOK.toString(),
                        INSTAGRAM.toString(),
                        FACEBOOK.toString(),
                        random.nextInt(4) > 0
                                ? INSTAGRAM.toString()
                                : instagramAccount(77 + random.nextInt(2)).toString())));
            case "request_id" -> Optional.of(pick(ids));
            case "cursor", "after" -> tokens.isEmpty() ? Optional.empty() : Optional.of(pick(List.copyOf(tokens)));
            case "Idempotency-Key" -> Optional.of("key-" + random.nextInt(2));
            default -> Optional.empty();
        };
    }

    /** Things that are Bob's, or nobody's, where Alice's are expected. */
    String foreign() {
        return pick(List.of(
                requestId(FIRST_OF_BOB).value(),
                requestId(FIRST_OF_BOB + 1).value(),
                requestId(FIRST_OF_BOB).value().toUpperCase(Locale.ROOT),
                requestId(4711).value(),
                instagramAccount(77).toString()));
    }

    /** Remembers what an answer gives to be used in later calls. */
    void learnFrom(Answer answer) {
        if (answer.status() < 300 && !answer.text().isEmpty()) {
            JsonNode json = answer.json();
            json.findValuesAsText("request_id").stream()
                    .filter(id -> !ids.contains(id))
                    .forEach(ids::add);
            tokens.addAll(json.findValuesAsText("next_cursor"));
            tokens.addAll(json.findValuesAsText("next_after"));
        }
    }

    /** Everything of Bob's is as it was. */
    void assertBobIsUntouched() {
        assertThat(requestsOfBob()).isEqualTo(bobsRequests);
        assertThat(api.accounts.list(BOB)).isEqualTo(bobsAccounts);
        assertThat(logsOfBob()).isEqualTo(bobsLogs);
        assertThat(api.handle(TestCall.get("/api/social/uploads?limit=100")
                                .by(BOB)
                                .event())
                        .json()
                        .path("items"))
                .hasSize(POSTS_OF_BOB);
        assertThat(api.accounts.list(ALICE))
                .allMatch(account -> account.key().userId().equals(ALICE));
    }

    private List<UploadRequest> requestsOfBob() {
        return IntStream.range(FIRST_OF_BOB, FIRST_OF_BOB + POSTS_OF_BOB)
                .mapToObj(number -> api.requests.stored(requestId(number)))
                .toList();
    }

    private String logsOfBob() {
        return IntStream.range(FIRST_OF_BOB, FIRST_OF_BOB + POSTS_OF_BOB)
                .mapToObj(number -> requestId(number))
                .map(id -> api.log.entries(id, INSTAGRAM).toString())
                .toList()
                .toString();
    }

    private <T> T pick(List<T> among) {
        return among.get(random.nextInt(among.size()));
    }
}
