package dev.socialposting.aws.dynamodb;

import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.unconfirmed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.uploads.model.AnyUploadRequest;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.Schedule;
import dev.socialposting.uploads.model.UploadRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class RequestRowSchemaTest {
    private final TableSchema<RequestRow> schema = new RequestRowSchema();

    @Property
    void aRowIsReadAsItWasWritten(@ForAll("requests") UploadRequest request) {
        RequestRow row = new RequestRow(request, "write-1");

        RequestRow read = schema.mapToItem(schema.itemToMap(row, true));

        assertThat(read).isEqualTo(row);
        assertThat(read.request().postings().sequencedKeySet())
                .containsExactlyElementsOf(request.postings().sequencedKeySet());
        request.postings()
                .forEach((destination, posting) -> assertThat(
                                read.request().posting(destination).map(RequestRowSchemaTest::optionNames))
                        .contains(optionNames(posting)));
    }

    @Property
    void aRowIsInTheIndexByWakeTimeExactlyWhileSomethingIsInFlight(@ForAll("requests") UploadRequest request) {
        Map<String, AttributeValue> item = schema.itemToMap(new RequestRow(request, "write-1"), true);

        assertThat(item.containsKey("wake_at")).isEqualTo(request.wakeAt().isPresent());
        assertThat(item.containsKey("wake_shard")).isEqualTo(request.wakeAt().isPresent());
    }

    @Property(tries = 50)
    void aRowOfATimeWhenNothingWasScheduledIsStillRead(@ForAll("requests") UploadRequest request) {
        Map<String, AttributeValue> item = new HashMap<>(schema.itemToMap(new RequestRow(request, "write-1"), true));
        item.remove("scheduled_at");
        item.remove("time_zone");

        UploadRequest read = schema.mapToItem(item).request();

        assertThat(read.schedule()).isEmpty();
        assertThat(read.postings()).isEqualTo(request.postings());
    }

    @Test
    void aPublishMarkOfATimeWhenNoAcknowledgementWasStoredIsStillRead() {
        UploadRequest request = anUploadRequest().with(INSTAGRAM, unconfirmed()).queued();

        Map<String, AttributeValue> item = schema.itemToMap(new RequestRow(request, "write-1"), true);

        assertThat(item.toString()).contains("marked_at").doesNotContain("acknowledged_at");
        assertThat(schema.mapToItem(item).request()).isEqualTo(request);
    }

    @Property(tries = 20)
    void aZoneThatIsNotKnownHereCostsOnlyHowTheTimeIsShown(@ForAll("requests") UploadRequest request) {
        Map<String, AttributeValue> item = new HashMap<>(schema.itemToMap(new RequestRow(request, "write-1"), true));
        item.put("time_zone", AttributeValue.fromS("Mars/Base"));

        UploadRequest read = schema.mapToItem(item).request();

        assertThat(read.schedule())
                .isEqualTo(request.schedule().map(schedule -> new Schedule(schedule.at(), Optional.empty())));
    }

    private static Iterable<String> optionNames(Posting posting) {
        return posting.options().values().keySet().stream().toList();
    }

    @Provide
    Arbitrary<UploadRequest> requests() {
        return AnyUploadRequest.requests();
    }
}
