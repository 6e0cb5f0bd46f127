package dev.socialposting.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class AtOnceTest {
    private final AtOnce atOnce = new AtOnce(Executors::newVirtualThreadPerTaskExecutor);

    @Test
    void answersInTheOrderOfTheTasks() {
        assertThat(atOnce.all(List.<Callable<Integer>>of(() -> 1, () -> 2, () -> 3)))
                .containsExactly(1, 2, 3);
        assertThat(atOnce.all(List.of())).isEmpty();
    }

    @Test
    void allAreUnderWayTogether() {
        CountDownLatch begun = new CountDownLatch(3);
        Callable<Boolean> meeting = () -> {
            begun.countDown();
            return begun.await(30, TimeUnit.SECONDS);
        };

        assertThat(atOnce.all(List.of(meeting, meeting, meeting))).containsOnly(true);
    }

    @Test
    void theFirstRunsOnTheThreadThatCallsAndTheOthersDoNotWaitForIt() {
        Thread caller = Thread.currentThread();
        CountDownLatch begun = new CountDownLatch(2);
        Callable<Boolean> isCaller = () -> {
            begun.countDown();
            return Thread.currentThread().equals(caller);
        };
        Callable<Boolean> isCallerLater = () -> begun.await(30, TimeUnit.SECONDS) && isCaller.call();

        assertThat(atOnce.all(List.of(isCallerLater, isCaller, isCaller))).containsExactly(true, false, false);
    }

    @Test
    void whatNoThreadHasBegunIsDoneByTheThreadThatCalls() {
        List<Runnable> unbegun = new ArrayList<>();
        AtOnce slow = new AtOnce(() -> new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
            @Override
            public void execute(Runnable task) {
                unbegun.add(task);
            }
        });
        AtomicInteger done = new AtomicInteger();
        Callable<Integer> task = done::incrementAndGet;

        assertThat(slow.all(List.of(task, task, task))).containsExactly(1, 2, 3);

        unbegun.forEach(Runnable::run);
        assertThat(done).as("a thread that comes late finds nothing to do").hasValue(3);
    }

    @Test
    void oneAloneNeedsNoThread() {
        AtomicInteger asked = new AtomicInteger();
        AtOnce counted = new AtOnce(() -> {
            asked.incrementAndGet();
            return Executors.newVirtualThreadPerTaskExecutor();
        });

        assertThat(counted.all(List.<Callable<Integer>>of(() -> 1))).containsExactly(1);
        assertThat(asked).hasValue(0);
    }

    @Test
    void theFirstFailureIsThrownWhenAllHaveEnded() {
        Thread caller = Thread.currentThread();
        AtomicBoolean ended = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(1);
        Callable<Void> failing = () -> {
            begun.await();
            throw new IllegalArgumentException("the first");
        };
        Callable<Void> endingWhenItIsWaitedFor = () -> {
            begun.countDown();
            while (caller.getState() != Thread.State.WAITING && caller.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            ended.set(true);
            throw new IllegalArgumentException("the second");
        };

        assertThatThrownBy(() -> atOnce.all(List.of(failing, endingWhenItIsWaitedFor)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the first");
        assertThat(ended).isTrue();
    }

    @Test
    void errorsAreThrownAsTheyAre() {
        assertThatThrownBy(() -> atOnce.run(List.of(() -> {}, () -> {
                    throw new AssertionError("as it is");
                })))
                .isInstanceOf(AssertionError.class)
                .hasMessage("as it is");
    }

    @Test
    void eachTaskSaysWhatItsCallerSaysAndLeavesNothingBehind() {
        MDC.put("request_id", "r");
        Callable<String> task = () -> {
            String said = MDC.get("request_id");
            MDC.put("request_id", "another");
            return said;
        };
        try {
            assertThat(atOnce.all(List.of(task, task))).containsExactly("r", "r");
            assertThat(MDC.get("request_id")).isEqualTo("r");
        } finally {
            MDC.remove("request_id");
        }
    }
}
