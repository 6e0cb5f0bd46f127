package dev.socialposting.aws.dynamodb;

import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.FIRST_STEP;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.aLease;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialposting.local.aws.AwsService;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.Refusal;
import dev.socialposting.uploads.model.Transition;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.StoreUnavailableException;
import dev.socialposting.uploads.store.UploadRequestStore;
import dev.socialposting.uploads.store.UploadRequestStore.Creation;
import dev.socialposting.uploads.store.UploadRequestStore.Update;
import java.security.SecureRandom;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A write whose answer was lost is neither made twice nor taken for another's. */
@ExtendWith(LocalAwsExtension.class)
final class LostAnswersTest {
    /** More than the SDK makes attempts. */
    private static final int ALL = 100;

    private final LostAnswers network = new LostAnswers();
    private final DynamoDbClient client;
    private final UploadRequestStore store;
    private final UploadRequestStore others;

    LostAnswersTest(LocalAws aws) {
        String table = EmptyTables.empty(aws, EmptyTables.UPLOAD_REQUESTS);
        this.client = aws.pointed(DynamoDbClient.builder(), AwsService.DYNAMODB)
                .overrideConfiguration(configuration ->
                        configuration.retryStrategy(RetryMode.STANDARD).addExecutionInterceptor(network))
                .build();
        this.store = new DynamoDbUploadRequestStore(client, table, new SecureRandom());
        this.others = new DynamoDbUploadRequestStore(aws.dynamoDb(), table, new SecureRandom());
    }

    @AfterEach
    void closeClient() {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, ALL})
    void anUpdateWhoseAnswersWereLostIsMadeOnce(int answers) {
        UploadRequest request = created();
        network.loseAnswersToWrites(answers);

        Update update = store.update(request, lease(INSTAGRAM, "turn-1"));

        assertThat(update).isEqualTo(new Update.Updated(stored()));
        assertThat(stored().version()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, ALL})
    void aRequestWhoseAnswersWereLostIsCreatedNotFound(int answers) {
        UploadRequest request = anUploadRequest().queued();
        network.loseAnswersToWrites(answers);

        Creation creation = store.create(request);

        assertThat(creation).isEqualTo(new Creation.Created(request));
        assertThat(stored()).isEqualTo(request);
    }

    @Test
    void aRequestThatAnotherCallerCreatedIsFoundThoughAnswersAreLost() {
        UploadRequest theirs = anUploadRequest().withCaption("theirs").queued();
        others.create(theirs);
        network.loseAnswersToWrites(ALL);

        assertThat(store.create(anUploadRequest().withCaption("ours").queued()))
                .isEqualTo(new Creation.AlreadyExists(theirs));
    }

    @Test
    void whatOthersWriteAfterALostAnswerIsKept() {
        UploadRequest request = created();
        network.loseAnswersToWrites(1);
        network.thenLet(() -> others.update(request, lease(FACEBOOK, "turn-2")));

        Update update = store.update(request, lease(INSTAGRAM, "turn-1"));

        assertThat(update).isEqualTo(new Update.Updated(stored()));
        assertThat(stored().counts()).isEqualTo(Map.of(PostingStatus.PROCESSING, 2));
    }

    @Test
    void aMoveThatWasMadeAndWrittenOverIsRefusedWhenItIsAppliedAgain() {
        UploadRequest request = created();
        network.loseAnswersToWrites(1);
        network.thenLet(() -> others.update(request, lease(FACEBOOK, "turn-2")));

        Update update = store.update(request, row -> row.nudgeOverdue(NOW.plusSeconds(60)));

        assertThat(update).isEqualTo(new Update.Unchanged(stored(), Refusal.NOT_DUE));
        assertThat(stored().version()).isEqualTo(3);
    }

    @Test
    void aWriteThatDidNotGetThroughIsAFaultAndChangesNothing() {
        UploadRequest request = created();
        network.stopWrites();

        assertThatThrownBy(() -> store.update(request, lease(INSTAGRAM, "turn-1")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasCauseInstanceOf(SdkException.class);
        assertThatThrownBy(() -> store.create(anUploadRequest().number(2).queued()))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(stored()).isEqualTo(request);
        assertThat(others.find(requestId(2))).isEmpty();
    }

    @Test
    void aWriteWhoseAnswersAreLostIsAFaultWhileTheRowCannotBeRead() {
        UploadRequest request = created();
        network.loseAnswersToWrites(ALL);
        network.stopReads();

        assertThatThrownBy(() -> store.update(request, lease(INSTAGRAM, "turn-1")))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(stored().version()).as("it took effect all the same").isEqualTo(2);
    }

    private UploadRequest created() {
        UploadRequest request = anUploadRequest().queued();
        others.create(request);
        return request;
    }

    private UploadRequest stored() {
        return others.find(requestId(1)).orElseThrow();
    }

    private static Function<UploadRequest, Transition<UploadRequest>> lease(Destination destination, String turn) {
        return request -> request.lease(destination, aLease(turn, NOW.plusSeconds(90)), FIRST_STEP, NOW);
    }
}
