package dev.socialposting.api.reads;

import static dev.socialposting.uploads.model.Fixtures.FIRST_STEP;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.PUBLISH_STEP;
import static dev.socialposting.uploads.model.Fixtures.aPublishedPost;
import static dev.socialposting.uploads.model.Fixtures.anError;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.completed;
import static dev.socialposting.uploads.model.Fixtures.failed;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.api.bench.Answer;
import dev.socialposting.api.bench.ApiBench;
import dev.socialposting.api.bench.TestCall;
import dev.socialposting.api.bench.Times;
import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.PostingState.Waiting;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.model.Wake;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a post is given up, whichever comes first: nobody is told of a day who has one try left. */
class GivesUpTest {
    private static final Instant DEADLINE = NOW.plus(Duration.ofHours(24));
    private static final Progress TWO_FAILED = Progress.startingAt(FIRST_STEP)
            .withFailedTry(anError("platform_unavailable"))
            .withFailedTry(anError("platform_unavailable"));

    private final ApiBench api = new ApiBench();

    @Test
    void beforeItsLastTryAPostSaysThatItIsTheLast() {
        Answer answer = show(until(NOW.plusSeconds(600), TWO_FAILED));

        assertThat(of(answer, "attempt")).isEqualTo("3");
        assertThat(of(answer, "max_attempts")).isEqualTo("3");
        assertThat(of(answer, "next_check_at")).isEqualTo(Times.iso(NOW.plusSeconds(600)));
        assertThat(of(answer, "gives_up")).isEqualTo("""
                        {"at":"%1$s","after_attempt":3,"ends_as":"failed",\
                        "words":"When try 3 of 3 of this step fails, too, and at the latest at %1$s."}""".formatted(Times.iso(DEADLINE)));
    }

    @Test
    void whatTheDeadlineEndsBeforeTheNextTryHasNoTryLeft() {
        assertThat(of(show(until(DEADLINE, TWO_FAILED)), "gives_up")).isEqualTo("""
                        {"at":"%1$s","ends_as":"failed","words":"At %1$s: nothing is done before."}""".formatted(Times.iso(DEADLINE)));
    }

    @Test
    void whatMayBeLiveEndsAsUnconfirmedAndNotAsFailed() {
        Progress published = Progress.startingAt(PUBLISH_STEP).withPhase(new Phase.Publishing(NOW));

        assertThat(of(show(until(NOW.plusSeconds(15), published)), "gives_up"))
                .isEqualTo("""
                        {"at":"%1$s","ends_as":"unconfirmed",\
                        "words":"If it cannot be found out by %1$s whether the post went out, that is left to its user."}""".formatted(Times.iso(DEADLINE)));
    }

    @Test
    void whatIsLiveOrHasEndedIsNotGivenUp() {
        Progress live = Progress.startingAt(PUBLISH_STEP).withPhase(new Phase.Live(aPublishedPost()));

        for (PostingState state : List.of(until(NOW.plusSeconds(15), live), completed(), failed())) {
            assertThat(show(state).has("/destinations/" + INSTAGRAM + "/gives_up"))
                    .as("%s", state)
                    .isFalse();
        }
    }

    private static Waiting until(Instant until, Progress progress) {
        return new Waiting(until, Wake.at(until), "something", progress);
    }

    private Answer show(PostingState state) {
        api.requests.given(anUploadRequest().with(INSTAGRAM, state).queued());
        return api.call(TestCall.get("/api/social/uploads/" + requestId(1)));
    }

    private static String of(Answer answer, String field) {
        return answer.at("/destinations/" + INSTAGRAM + "/" + field);
    }
}
