package dev.socialposting.api.http;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.calls.WritingCallLimit;
import dev.socialposting.concurrency.AtOnce;
import dev.socialposting.metrics.Metrics;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

final class CountedCallsTest {
    private final CyclicBarrier both = new CyclicBarrier(2);

    /** Each waits until the other has begun. */
    @Test
    void aCallIsCountedWhileItsEndpointReads() {
        WritingCallLimit limit = new WritingCallLimit(1, (_, _, _, _) -> isAtOnce(), Metrics.NONE, Clock.systemUTC());
        Endpoint endpoint = new CountedCalls(limit, new AtOnce(Executors::newVirtualThreadPerTaskExecutor)).of(_ -> {
            assertThat(isAtOnce()).isTrue();
            return Checked.valid(Reply::noContent);
        });

        Reply reply = endpoint.handle(new Call(
                new HttpCall("call-1", "POST", "/", "", Map.of(), new HttpCall.Body.Text("", 0)), ALICE, Map.of()));

        assertThat(reply.status()).isEqualTo(204);
    }

    private boolean isAtOnce() {
        try {
            both.await(10, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
            throw new AssertionError("one waits for the other", alone);
        }
    }
}
