package dev.socialposting.aws.dynamodb;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.RequestStatus;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.ListFilter;
import dev.socialposting.uploads.store.Page;
import dev.socialposting.uploads.store.PageToken;
import dev.socialposting.uploads.store.SearchText;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;

/** Pages that end before the list does, with sizes that a test can reach. */
@ExtendWith(LocalAwsExtension.class)
final class PagesTest {
    private static final int REQUESTS = 23;
    private static final ListFilter FAILED = ListFilter.EVERYTHING.withStatus(RequestStatus.FAILED);

    private final LocalAws aws;
    private final String table;
    private final UploadRequestStore store;

    PagesTest(LocalAws aws) {
        this.aws = aws;
        this.table = EmptyTables.empty(aws, EmptyTables.UPLOAD_REQUESTS);
        this.store = new DynamoDbUploadRequestStore(aws.dynamoDb(), table, new SecureRandom());
    }

    @Test
    void aFilteredPageIsShortWhenItHasLookedAtEnoughRows() {
        UploadRequest oldest = anUploadRequest().number(1).failed();
        store.create(oldest);
        for (int n = 2; n <= REQUESTS; n++) {
            store.create(
                    anUploadRequest().number(n).createdAt(NOW.plusSeconds(n)).queued());
        }
        UserRequests requests = requests(5, 2);

        List<List<UploadRequest>> pages = pages(from -> requests.list(ALICE, FAILED, 3, from));

        assertThat(pages).containsExactly(List.of(), List.of(), List.of(oldest));
    }

    @Test
    void aTextIsLookedForInSoManyRowsAndThenGoneOn() {
        UploadRequest oldest = anUploadRequest().number(1).withCaption("Needle").queued();
        store.create(oldest);
        for (int n = 2; n <= REQUESTS; n++) {
            store.create(
                    anUploadRequest().number(n).createdAt(NOW.plusSeconds(n)).queued());
        }
        UserRequests requests = requests(5, 2);
        ListFilter needle = ListFilter.EVERYTHING.withText(SearchText.of("needle"));

        List<List<UploadRequest>> pages = pages(from -> requests.list(ALICE, needle, 3, from));

        assertThat(pages).containsExactly(List.of(), List.of(), List.of(oldest));
    }

    private UserRequests requests(int filteredPageSize, int mostQueries) {
        return new UserRequests(
                DynamoDbEnhancedClient.builder()
                        .dynamoDbClient(aws.dynamoDb())
                        .build()
                        .table(table, new ListedRow.Schema()),
                filteredPageSize,
                mostQueries);
    }

    @Test
    void whatIsDueIsFoundPageByPageThroughAllShards() {
        List<RequestId> ids =
                IntStream.rangeClosed(1, REQUESTS).mapToObj(n -> requestId(n)).toList();
        ids.forEach(id -> store.create(anUploadRequest().withId(id).queued()));
        DueRequests due = new DueRequests(aws.dynamoDb(), table, 2);

        List<List<RequestId>> pages = pages(from -> due.list(NOW.plusSeconds(60), from));

        assertThat(pages).hasSizeGreaterThan(1).allMatch(page -> page.size() <= 2 * WakeKind.SHARDS);
        assertThat(pages.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(ids);
    }

    private static <T> List<List<T>> pages(Function<Optional<PageToken>, Page<T>> read) {
        List<List<T>> pages = new ArrayList<>();
        Optional<PageToken> next = Optional.empty();
        do {
            Page.Items<T> page = (Page.Items<T>) read.apply(next);
            pages.add(page.items());
            next = page.next();
        } while (next.isPresent());
        return pages;
    }
}
