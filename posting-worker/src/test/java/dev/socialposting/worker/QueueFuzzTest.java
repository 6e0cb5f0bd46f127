package dev.socialposting.worker;

import static dev.socialposting.uploads.model.Fixtures.BOB;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.queue.NudgeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Batches in which good messages travel with all kinds of bad ones: each gets its verdict, and the good ones are worked off. */
class QueueFuzzTest {
    private static final int BATCH = 10;

    /** Far beyond what a batch takes: it only tells a hang. */
    private static final Duration HANG = Duration.ofSeconds(30);

    private static final List<String> NEVER_NUDGES = List.of(
            "",
            " ",
            "null",
            "0",
            "[]",
            "{}",
            "\"text\"",
            "<html><body>502 Bad Gateway</body></html>",
            "\u0000",
            "\uD800",
            "{\"request_id\":",
            "{\"request_id\":null,\"destination\":null}",
            "{\"request_id\":7,\"destination\":{}}",
            "{\"request_id\":[\"01234567-89ab-4cde-8000-000000000001\"],\"destination\":true}",
            "{\"request_id\":\"01234567-89ab-4cde-8000-000000000001\",\"destination\":\"\"}",
            "{\"request_id\":\"01234567-89ab-4cde-8000-000000000001\",\"destination\":\"facebook:100000000000001\"}",
            "{\"request_id\":\"01234567-89ab-4cde-8000-00000000ffff\",\"destination\":\"instagram:17841400000000001\"}",
            "{\"request_id\":\"01234567-89ab-4cde-8000-000000000001\",\"destination\":\"instagram:" + "1".repeat(500)
                    + "\"}",
            "{\"request_id\":\"" + "x".repeat(200_000) + "\"}",
            "[".repeat(100_000),
            "{\"a\":".repeat(50_000),
            "{\"n\":" + "9".repeat(100_000) + "}");

    private static final List<String> COUNTS =
            List.of("0", "-1", "", "one", "1.5", "99999999999999999999", "١", "1 ", "\u0000");

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void everyMessageGetsAVerdictAndTheGoodOnesAreWorkedOff(@ForAll long seed) {
        Random random = new Random(seed);
        WorkerBench bench = new WorkerBench();
        UploadRequest first =
                bench.accept(anUploadRequest().number(1).to(INSTAGRAM).queued());
        UploadRequest second =
                bench.accept(anUploadRequest().number(2).to(INSTAGRAM).queued());
        UploadRequest bobs = bench.store.given(
                anUploadRequest().number(3).by(BOB).to(INSTAGRAM).queued());
        List<SQSMessage> messages =
                new ArrayList<>(bench.event(bench.queue.receive()).getRecords());
        Set<String> bad = new HashSet<>();
        while (messages.size() < BATCH) {
            SQSMessage message = odd(random, "odd-" + messages.size());
            bad.add(message.getMessageId());
            messages.add(message);
        }
        messages.add(again(bench, first));
        messages.add(again(bench, bobs));
        Collections.shuffle(messages, random);
        SQSEvent event = new SQSEvent();
        event.setRecords(messages);

        Set<String> failed =
                assertTimeoutPreemptively(HANG, () -> bench.function().handleRequest(event, new TestContext()))
                        .getBatchItemFailures()
                        .stream()
                        .map(BatchItemFailure::getItemIdentifier)
                        .collect(Collectors.toSet());

        assertThat(failed).isEqualTo(bad);
        assertThat(bench.status(first)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(bench.status(second)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(bench.platform.publishCalls)
                .as("a doubled nudge publishes nothing")
                .hasValue(2);
        assertThat(bench.posting(bobs).status())
                .as("without an account of his own")
                .isEqualTo(PostingStatus.FAILED);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aDamagedNudgeIsANudgeOrGoesToTheDeadLetterQueue(@ForAll long seed) {
        Random random = new Random(seed);
        WorkerBench bench = new WorkerBench();
        bench.accept(anUploadRequest().number(1).to(INSTAGRAM).queued());
        bench.runUntilQuiet();
        String nudge = NudgeMessage.write(bench.nudge(requestId(1), INSTAGRAM));
        int at = random.nextInt(nudge.length());
        String damaged =
                nudge.substring(0, at) + (char) random.nextInt(Character.MAX_VALUE + 1) + nudge.substring(at + 1);
        bench.queue.put(damaged);

        bench.runUntilQuiet();

        // One of a posting that is not there is deleted: whoever wrote it was told so.
        boolean isOne = NudgeMessage.parse(damaged) instanceof NudgeMessage.Parsed.Ours;
        assertThat(bench.queue.deadLetters()).hasSize(isOne ? 0 : 1);
        assertThat(bench.platform.publishCalls).hasValue(1);
    }

    /** The same message once more, by another id. */
    private static SQSMessage again(WorkerBench bench, UploadRequest request) {
        SQSMessage message = new SQSMessage();
        message.setMessageId("again-" + request.id());
        message.setBody(NudgeMessage.write(bench.nudge(request.id(), INSTAGRAM)));
        message.setReceiptHandle("receipt");
        return message;
    }

    private static SQSMessage odd(Random random, String id) {
        SQSMessage message = new SQSMessage();
        message.setMessageId(id);
        int which = random.nextInt(NEVER_NUDGES.size() + 1);
        message.setBody(which == NEVER_NUDGES.size() ? null : NEVER_NUDGES.get(which));
        message.setReceiptHandle(random.nextBoolean() ? null : "unknown receipt");
        if (random.nextBoolean()) {
            Map<String, String> attributes = new HashMap<>();
            attributes.put("ApproximateReceiveCount", random.nextInt(4) == 0 ? null : pick(random, COUNTS));
            attributes.put(FACEBOOK.toString(), null);
            message.setAttributes(attributes);
        }
        return message;
    }

    private static <T> T pick(Random random, List<T> among) {
        return among.get(random.nextInt(among.size()));
    }
}
