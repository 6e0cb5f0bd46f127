package dev.socialposting.local.aws;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.socialposting.local.aws.testing.LocalAwsExtension;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@ExtendWith(LocalAwsExtension.class)
class LocalAwsTest {

    private final LocalAws aws;

    LocalAwsTest(LocalAws aws) {
        this.aws = aws;
    }

    @Test
    void aRequestIsListedByItsUserAndFoundByItsWakeTimeUntilNothingIsInFlight() {
        String table = aws.tableName("UploadRequestsTable");
        Map<String, AttributeValue> key = Map.of("request_id", fromS("r1"), "item", fromS("request"));
        aws.dynamoDb()
                .putItem(put -> put.tableName(table)
                        .item(Map.of(
                                "request_id", fromS("r1"),
                                "item", fromS("request"),
                                "user_id", fromS("u1"),
                                "created_order", fromS("2026-01-01T00:00:00.000Z#r1"),
                                "wake_shard", fromS("3"),
                                "wake_at", fromN("1767225600000"),
                                "caption", fromS("hello"))));

        assertThat(queried(table, "by-user", "user_id", "u1"))
                .singleElement()
                .satisfies(item -> assertThat(item).containsEntry("caption", fromS("hello")));
        assertThat(queried(table, "by-wake-time", "wake_shard", "3"))
                .singleElement()
                .satisfies(item -> assertThat(item).containsOnlyKeys("request_id", "item", "wake_shard", "wake_at"));

        aws.dynamoDb()
                .updateItem(update -> update.tableName(table).key(key).updateExpression("REMOVE wake_shard, wake_at"));

        assertThat(queried(table, "by-wake-time", "wake_shard", "3")).isEmpty();
        assertThat(queried(table, "by-user", "user_id", "u1")).hasSize(1);
    }

    @Test
    void aConditionalWriteFailsWhereTheConditionDoes() {
        String table = aws.tableName("SocialAccountsTable");
        Map<String, AttributeValue> item = Map.of("user_id", fromS("u1"), "destination", fromS("instagram:1"));
        aws.dynamoDb().putItem(put -> put.tableName(table).item(item));

        assertThatThrownBy(() -> aws.dynamoDb()
                        .putItem(put ->
                                put.tableName(table).item(item).conditionExpression("attribute_not_exists(user_id)")))
                .isInstanceOf(ConditionalCheckFailedException.class);
    }

    @Test
    void itemsExpireByTheTemplatesAttribute() {
        var ttl = aws.dynamoDb()
                .describeTimeToLive(request -> request.tableName(aws.tableName("UploadRequestsTable")))
                .timeToLiveDescription();

        assertThat(ttl.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
        assertThat(ttl.attributeName()).isEqualTo("ttl");
    }

    @Test
    void theQueueHidesMessagesAsLongAsTheTemplateSays() {
        var attributes = aws.sqs()
                .getQueueAttributes(request ->
                        request.queueUrl(aws.queueUrl("PostingQueue")).attributeNames(QueueAttributeName.ALL))
                .attributes();

        assertThat(attributes)
                .containsEntry(
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        Long.toString(aws.template()
                                .queue("PostingQueue")
                                .visibilityTimeout()
                                .toSeconds()))
                .containsEntry(QueueAttributeName.QUEUE_ARN, aws.queueArn("PostingQueue"));
    }

    @Test
    void aMessageReceivedThreeTimesGoesToTheDeadLetterQueueInsteadOfComingAFourthTime() {
        String queue = aws.queueUrl("PostingQueue");
        String deadLetters = aws.queueUrl("PostingDeadLetterQueue");
        aws.sqs().sendMessage(send -> send.queueUrl(queue).messageBody("poison"));

        String counts = IntStream.range(0, 3)
                .mapToObj(receive -> receivedAndReturned(queue))
                .map(message -> message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .collect(joining(","));

        assertThat(counts).isEqualTo("1,2,3");
        assertThat(received(queue)).isEmpty();
        assertThat(received(deadLetters)).extracting(Message::body).containsExactly("poison");
    }

    /** Of a queue of dead letters with two sources ElasticMQ does not know which one a message comes from; SQS does. */
    @Test
    void aRedriveTakesADeadLetterToTheQueueThatIsNamedWhereItIsCountedAnew() {
        String queue = aws.queueUrl("PostingQueue");
        aws.sqs().sendMessage(send -> send.queueUrl(queue).messageBody("once more"));
        IntStream.range(0, 3).forEach(receive -> receivedAndReturned(queue));
        assertThat(received(queue)).isEmpty();

        aws.sqs()
                .startMessageMoveTask(start -> start.sourceArn(aws.queueArn("PostingDeadLetterQueue"))
                        .destinationArn(aws.queueArn("PostingQueue")));

        Message back = await().atMost(Duration.ofSeconds(10))
                .until(() -> received(queue).stream().findFirst(), Optional::isPresent)
                .orElseThrow();
        assertThat(back.body()).isEqualTo("once more");
        assertThat(back.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .isEqualTo("1");
        aws.sqs().deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(back.receiptHandle()));
    }

    @Test
    void aDelayedMessageArrivesWhenItsDelayIsOver() {
        String queue = aws.queueUrl("PostingDeadLetterQueue");
        long sent = System.nanoTime();
        aws.sqs().sendMessage(send -> send.queueUrl(queue).messageBody("later").delaySeconds(2));

        assertThat(received(queue)).extracting(Message::body).doesNotContain("later");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(received(queue)).extracting(Message::body).contains("later"));
        assertThat(Duration.ofNanos(System.nanoTime() - sent)).isGreaterThan(Duration.ofMillis(1900));
    }

    @Test
    void aTokenIsReadAgainOnlyInTheContextItWasEncryptedFor() {
        Map<String, String> context = Map.of("user_id", "u1", "destination", "instagram:1");
        SdkBytes token = SdkBytes.fromUtf8String("a token");

        SdkBytes encrypted = aws.kms()
                .encrypt(request ->
                        request.keyId(aws.keyId("TokenKey")).plaintext(token).encryptionContext(context))
                .ciphertextBlob();

        assertThat(encrypted.asString(StandardCharsets.ISO_8859_1)).doesNotContain(token.asUtf8String());
        assertThat(aws.kms()
                        .decrypt(request -> request.ciphertextBlob(encrypted).encryptionContext(context))
                        .plaintext())
                .isEqualTo(token);
        assertThatThrownBy(() -> aws.kms()
                        .decrypt(request -> request.ciphertextBlob(encrypted)
                                .encryptionContext(Map.of("user_id", "u2", "destination", "instagram:1"))))
                .isInstanceOf(InvalidCiphertextException.class);
        assertThatThrownBy(() -> aws.kms().decrypt(request -> request.ciphertextBlob(encrypted)))
                .isInstanceOf(InvalidCiphertextException.class);
    }

    @Test
    void anUnknownKeyIsNotFound() {
        assertThatThrownBy(() -> aws.kms()
                        .encrypt(request -> request.keyId("11111111-1111-1111-1111-111111111111")
                                .plaintext(SdkBytes.fromUtf8String("a token"))))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aFunctionsEnvironmentNamesWhatWasMadeHere() {
        Map<String, String> environment = aws.environment("ApiFunction");

        assertThat(environment)
                .containsEntry("UPLOAD_REQUESTS_TABLE", aws.tableName("UploadRequestsTable"))
                .containsEntry("SOCIAL_ACCOUNTS_TABLE", aws.tableName("SocialAccountsTable"))
                .containsEntry("POSTING_QUEUE_URL", aws.queueUrl("PostingQueue"))
                .containsEntry("TOKEN_KEY_ID", aws.keyId("TokenKey"))
                .containsEntry(
                        "AWS_ENDPOINT_URL_SQS", aws.endpoint(AwsService.SQS).toString());
    }

    private List<Map<String, AttributeValue>> queried(String table, String index, String partition, String value) {
        return aws.dynamoDb()
                .query(query -> query.tableName(table)
                        .indexName(index)
                        .keyConditionExpression(partition + " = :value")
                        .expressionAttributeValues(Map.of(":value", fromS(value))))
                .items();
    }

    private Message receivedAndReturned(String queue) {
        Message message = received(queue).getFirst();
        aws.sqs()
                .changeMessageVisibility(change -> change.queueUrl(queue)
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout(0));
        return message;
    }

    private List<Message> received(String queue) {
        return aws.sqs()
                .receiveMessage(receive -> receive.queueUrl(queue)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .maxNumberOfMessages(10))
                .messages();
    }
}
