package dev.socialposting.local.aws.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.local.aws.template.FunctionEvent.QueueMapping;
import dev.socialposting.local.aws.template.TableDefinition.IndexDefinition;
import dev.socialposting.local.aws.template.TableDefinition.KeyDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What must hold in the template that is deployed, whatever else changes in it. */
class DeployedTemplateTest {

    private final Template template = Template.find();

    @Test
    void aMessageStaysHiddenForSixTimesTheWorkersTimeout() {
        FunctionDefinition worker = template.function("PostingWorkerFunction");
        QueueDefinition queue = template.queue(nudges(worker).queue());

        assertThat(queue.visibilityTimeout())
                .isGreaterThanOrEqualTo(worker.timeout().multipliedBy(6));
    }

    @Test
    void aMessageNobodyCanHandleIsKeptForTwoWeeksAfterThreeReceives() {
        QueueDefinition queue = template.queue("PostingQueue");

        assertThat(queue.redrive()).contains(new QueueDefinition.Redrive("PostingDeadLetterQueue", 3));
        assertThat(template.queue("PostingDeadLetterQueue").retention()).isEqualTo(Duration.ofDays(14));
    }

    @Test
    void theWorkerTakesBatchesAndAnswersForEachMessage() {
        QueueMapping mapping = nudges(template.function("PostingWorkerFunction"));

        assertThat(mapping.batchSize()).isEqualTo(10);
        assertThat(mapping.reportsBatchItemFailures()).isTrue();
        assertThat(mapping.maximumConcurrency()).isBetween(2, 1000);
    }

    @Test
    void theDispatcherRunsEveryMinute() {
        assertThat(template.function("DispatcherFunction").schedules())
                .singleElement()
                .extracting(FunctionEvent.Schedule::every)
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void theApiAnswersForUnknownPathsToo() {
        assertThat(template.function("ApiFunction").routes())
                .extracting(FunctionEvent.HttpRoute::routeKey)
                .contains("POST /api/social/post", "$default")
                .doesNotHaveDuplicates();
    }

    @Test
    void requestsAreKeptWithTheirListAndTheirWakeTimes() {
        TableDefinition table = template.table("UploadRequestsTable");

        assertThat(table.key()).isEqualTo(new KeyDefinition("request_id", Optional.of("item")));
        assertThat(table.timeToLiveAttribute()).contains("ttl");
        assertThat(table.indexes())
                .containsExactly(
                        new IndexDefinition(
                                "by-user",
                                new KeyDefinition("user_id", Optional.of("created_order")),
                                "ALL",
                                List.of()),
                        new IndexDefinition(
                                "by-wake-time",
                                new KeyDefinition("wake_shard", Optional.of("wake_at")),
                                "KEYS_ONLY",
                                List.of()));
    }

    private static QueueMapping nudges(FunctionDefinition worker) {
        return worker.queueMappings().getFirst();
    }
}
