package dev.socialposting.aws.dynamodb;

import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.Page;
import dev.socialposting.uploads.store.PageToken;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@ExtendWith(LocalAwsExtension.class)
final class DueRequestsTest {
    private final DynamoDbUploadRequestStore store;
    private final LocalAws aws;
    private final String table;

    DueRequestsTest(LocalAws aws) {
        this.aws = aws;
        this.table = EmptyTables.empty(aws, EmptyTables.UPLOAD_REQUESTS);
        this.store = new DynamoDbUploadRequestStore(aws.dynamoDb(), table, new SecureRandom());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 100})
    void howeverLittleIsReadAtOnceAllIsThereOnceAndTheLongestOverdueFirst(int pageSize) {
        List<UploadRequest> due = IntStream.rangeClosed(1, 50)
                .mapToObj(n -> created(n, n * 7 % 41))
                .toList();
        created(99, -3600);

        List<RequestId> found = allPages(pageSize);

        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(
                        due.stream().map(UploadRequest::id).toList());
        assertThat(found.stream().map(id -> store.find(id).orElseThrow().createdAt()))
                .isSortedAccordingTo(Comparator.naturalOrder());
    }

    @Test
    void oneWhoReadsButTheFirstPageGetsToEveryShard() {
        for (int n = 1; n <= 50; n++) {
            created(n, 0);
        }
        created(51, 60);

        Page.Items<RequestId> first = page(2, Optional.empty());

        assertThat(first.items().getFirst())
                .isEqualTo(anUploadRequest().number(51).queued().id());
        assertThat(first.items())
                .extracting(id -> WakeKind.POSTING.shardOf(id.value()))
                .contains("0", "1", "2", "3");
    }

    @Test
    void aStrangersItemDoesNotHideTheRequests() {
        UploadRequest request = created(1, 0);
        aws.dynamoDb()
                .putItem(put -> put.tableName(table)
                        .item(Map.of(
                                "request_id", AttributeValue.fromS("not-ours"),
                                "item", AttributeValue.fromS("request"),
                                "wake_shard",
                                        AttributeValue.fromS(WakeKind.POSTING.shardOf(
                                                request.id().value())),
                                "wake_at", AttributeValue.fromN("0"))));

        assertThat(allPages(7)).containsExactly(request.id());
    }

    private List<RequestId> allPages(int pageSize) {
        List<RequestId> found = new ArrayList<>();
        Optional<PageToken> from = Optional.empty();
        do {
            Page.Items<RequestId> page = page(pageSize, from);
            found.addAll(page.items());
            from = page.next();
        } while (from.isPresent());
        return found;
    }

    private Page.Items<RequestId> page(int pageSize, Optional<PageToken> from) {
        Page<RequestId> page = new DueRequests(aws.dynamoDb(), table, pageSize).list(NOW.plusSeconds(60), from);
        return switch (page) {
            case Page.Items<RequestId> items -> items;
            case Page.BadToken<RequestId>() -> throw new AssertionError("a token of its own was not understood");
        };
    }

    private UploadRequest created(int number, int secondsBefore) {
        UploadRequest request = anUploadRequest()
                .number(number)
                .createdAt(NOW.minusSeconds(secondsBefore))
                .queued();
        store.create(request);
        return request;
    }
}
