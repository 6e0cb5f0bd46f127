package dev.socialposting.local.poller;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.socialposting.local.lambda.Invocation.Outcome;
import java.util.HashSet;
import java.util.Set;

/**
 * Which messages of a batch failed, and so stay in the queue.
 *
 * <p>Source: Lambda developer guide, "Implementing partial batch responses": nothing, or an empty list, is success; a thrown
 * error, an answer that is no JSON, an id that is empty, null, misnamed or not of this batch fails the whole batch.
 *
 * @param failed message ids
 */
record BatchVerdict(Set<String> failed) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String FAILURES = "batchItemFailures";

    BatchVerdict {
        failed = Set.copyOf(failed);
    }

    /**
     * Reads a verdict from what the function did.
     *
     * @param perMessage whether the mapping asks for verdicts per message; otherwise any answer is success
     */
    static BatchVerdict of(Outcome outcome, Set<String> batch, boolean perMessage) {
        return switch (outcome) {
            case Outcome.Failed failed -> new BatchVerdict(batch);
            case Outcome.Answered(String answer) -> perMessage ? ofAnswer(answer, batch) : new BatchVerdict(Set.of());
        };
    }

    private static BatchVerdict ofAnswer(String answer, Set<String> batch) {
        JsonNode failures;
        try {
            failures = JSON.readTree(answer).path(FAILURES);
        } catch (JsonProcessingException e) {
            return new BatchVerdict(batch);
        }
        Set<String> failed = new HashSet<>();
        for (JsonNode failure : failures) {
            String id = failure.path("itemIdentifier").asText("");
            if (!batch.contains(id)) {
                return new BatchVerdict(batch);
            }
            failed.add(id);
        }
        return new BatchVerdict(failed);
    }
}
