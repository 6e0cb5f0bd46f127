package dev.socialposting.aws.dynamodb;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.local.aws.AwsService;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.uploads.model.Refusal;
import dev.socialposting.uploads.model.Transition;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** DynamoDB on one machine is always consistent, so that only the requests tell whether consistent answers were asked for. */
@ExtendWith(LocalAwsExtension.class)
final class ConsistentReadsTest {
    private final Requests requests = new Requests();
    private final DynamoDbClient client;
    private final String table;
    private final String accountsTable;

    ConsistentReadsTest(LocalAws aws) {
        this.client = aws.pointed(DynamoDbClient.builder(), AwsService.DYNAMODB)
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(requests))
                .build();
        this.table = EmptyTables.empty(aws, EmptyTables.UPLOAD_REQUESTS);
        this.accountsTable = EmptyTables.empty(aws, EmptyTables.SOCIAL_ACCOUNTS);
    }

    @AfterEach
    void closeClient() {
        client.close();
    }

    @Test
    void aRequestIsReadAsItWasLastWrittenAlsoBeforeAMoveIsRefused() {
        UploadRequestStore store = new DynamoDbUploadRequestStore(client, table, new SecureRandom());
        UploadRequest request = anUploadRequest().queued();
        store.create(request);

        store.find(request.id());
        store.update(request, _ -> Transition.refused(Refusal.NOT_DUE));

        assertThat(requests.consistentReads()).containsExactly(true, true);
    }

    @Test
    void aLogIsReadAsItWasLastWritten() {
        new DynamoDbPostingLog(client, table, new Random(1)).read(requestId(1), INSTAGRAM, Optional.empty(), 10);

        assertThat(requests.consistentReads()).containsExactly(true);
    }

    @Test
    void accountsAreReadAsTheyWereLastWritten() {
        SocialAccountStore accounts = new DynamoDbSocialAccountStore(client, accountsTable);

        accounts.find(new AccountKey(ALICE, INSTAGRAM));
        accounts.list(ALICE);

        assertThat(requests.consistentReads()).containsExactly(true, true);
    }

    /** Remembers what was asked. */
    private static final class Requests implements ExecutionInterceptor {
        private final List<SdkRequest> all = new CopyOnWriteArrayList<>();

        private List<Boolean> consistentReads() {
            return all.stream()
                    .flatMap(request -> switch (request) {
                        case GetItemRequest get -> Optional.of(Boolean.TRUE.equals(get.consistentRead())).stream();
                        case QueryRequest query -> Optional.of(Boolean.TRUE.equals(query.consistentRead())).stream();
                        default -> Optional.<Boolean>empty().stream();
                    })
                    .toList();
        }

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            all.add(context.request());
        }
    }
}
