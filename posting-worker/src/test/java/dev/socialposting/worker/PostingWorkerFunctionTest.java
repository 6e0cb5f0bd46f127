package dev.socialposting.worker;

import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.UploadRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostingWorkerFunctionTest {
    private final WorkerBench bench = new WorkerBench();

    @Test
    void onePoisonMessageHarmsNoneOfTheNineOthersAndIsDeadAfterThreeReceives() {
        List<UploadRequest> requests = IntStream.range(0, 9)
                .mapToObj(n ->
                        bench.accept(anUploadRequest().number(n).to(INSTAGRAM).queued()))
                .toList();
        bench.queue.put("not a nudge");

        List<String> failed = bench.invokeOnce();

        assertThat(failed).hasSize(1);
        assertThat(requests).allMatch(request -> bench.status(request) == PostingStatus.COMPLETED);
        assertThat(bench.queue.size()).isEqualTo(1);

        bench.runUntilQuiet();

        assertThat(bench.queue.deadLetters()).containsExactly("not a nudge");
        assertThat(bench.platform.publishCalls).hasValue(9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"request_id\": 7}",
                "{\"request_id\": \"01234567-89ab-4cde-8000-000000000001\"}",
                "{\"request_id\": \"01234567-89ab-4cde-8000-000000000001\", \"destination\": \"nowhere\"}",
            })
    void aMessageThatIsNotOursGoesToTheDeadLetterQueue(String body) {
        bench.queue.put(body);

        bench.runUntilQuiet();

        assertThat(bench.queue.deadLetters()).containsExactly(body);
    }

    @Test
    void aMessageThatCouldNotBeHandledForWantOfTheTableComesAgain() {
        UploadRequest request = bench.accept(anUploadRequest().to(INSTAGRAM).queued());
        bench.store.breakDown();
        List<String> failed = bench.invokeOnce();
        bench.store.recover();

        bench.clock.advance(Duration.ofSeconds(37));
        bench.invokeOnce();

        assertThat(failed).hasSize(1);
        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
    }

    /** The row can be read, so the dispatcher brings the posting back. */
    @Test
    void howeverLongTokensCannotBeReadNothingIsDeadAndNoTryIsUsedUp() {
        UploadRequest request = bench.accept(anUploadRequest().to(INSTAGRAM).queued());
        bench.cipher.breakDown();

        bench.passUntil(NOW.plus(Duration.ofHours(1)));

        assertThat(bench.queue.deadLetters()).isEmpty();
        assertThat(bench.status(request)).isEqualTo(PostingStatus.QUEUED);

        bench.cipher.recover();
        bench.passUntil(NOW.plus(Duration.ofMinutes(80)));

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(bench.platform.publishCalls).hasValue(1);
        assertThat(bench.queue.deadLetters()).isEmpty();
    }

    /** Lambda had no room for the function: the message was received, and nobody has handled it. */
    @Test
    void aReceiveThatWasThrottledUsesUpNoTry() {
        UploadRequest request = bench.accept(anUploadRequest().to(INSTAGRAM).queued());
        throttled(2);
        bench.platform.prepare.add(ScriptedPlatform.fault("first"));
        bench.platform.prepare.add(ScriptedPlatform.fault("second"));

        bench.runUntilQuiet();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(bench.queue.deadLetters()).isEmpty();
    }

    @Test
    void aMessageThatDiesOfThrottlesLeavesItsPostAlive() {
        UploadRequest request = bench.accept(anUploadRequest().to(INSTAGRAM).queued());
        throttled(3);

        bench.passUntil(bench.clock.instant().plus(Duration.ofHours(1)));

        assertThat(bench.queue.deadLetters()).hasSize(1);
        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(bench.platform.publishCalls).hasValue(1);
    }

    private void throttled(int times) {
        for (int n = 0; n < times; n++) {
            bench.queue.nextVisibleAt().filter(bench.clock.instant()::isBefore).ifPresent(bench.clock::set);
            assertThat(bench.queue.receive()).hasSize(1);
        }
    }
}
