package dev.socialposting.operations.aws;

import dev.socialposting.accounts.AccountOversight;
import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.aws.AwsClients;
import dev.socialposting.aws.AwsPorts;
import dev.socialposting.aws.dynamodb.DynamoDbRequestScan;
import dev.socialposting.environment.Environment;
import dev.socialposting.operations.DeadLetterQueue;
import dev.socialposting.operations.OperationFailedException;
import dev.socialposting.operations.OperatorAudit;
import dev.socialposting.operations.Place;
import dev.socialposting.operations.Systems;
import dev.socialposting.pauses.PlatformPauses;
import dev.socialposting.uploads.store.Erasure;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.RequestScan;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.security.SecureRandom;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Systems on AWS, or on whatever the SDK's own settings lead to: region, credentials and endpoints are found as the SDK finds them. */
public final class AwsSystems implements Systems {
    @Override
    public Place ofStack(String name) {
        try (CloudFormationClient client = found(() -> CloudFormationClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build())) {
            return Stack.place(client, name);
        }
    }

    @Override
    public String operator(Place place) {
        try (StsClient client = found(() -> StsClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build())) {
            return Caller.arn(client);
        }
    }

    @Override
    public OperatorAudit audit(Place place) {
        return new DynamoDbOperatorAudit(
                found(() -> new AwsClients().dynamoDb()), place.uploadRequestsTable(), new SecureRandom());
    }

    @Override
    public DeadLetterQueue deadLetters(Place place) {
        return new SqsDeadLetterQueue(
                found(() -> new AwsClients().sqs()), place.deadLetterQueueUrl(), place.postingQueueUrl());
    }

    @Override
    public UploadRequestStore requests(Place place) {
        return ofRequests(place).uploadRequests();
    }

    @Override
    public RequestScan allRequests(Place place) {
        return new DynamoDbRequestScan(found(() -> new AwsClients().dynamoDb()), place.uploadRequestsTable());
    }

    @Override
    public PostingLog log(Place place) {
        return ofRequests(place).postingLog();
    }

    @Override
    public PlatformPauses pauses(Place place) {
        return ofRequests(place).platformPauses();
    }

    @Override
    public Erasure erasure(Place place) {
        return ofRequests(place).erasure();
    }

    @Override
    public SocialAccountStore accounts(Place place) {
        return ofAccounts(place).socialAccounts();
    }

    @Override
    public AccountOversight accountOversight(Place place) {
        return ofAccounts(place).accountOversight();
    }

    private static AwsPorts ofRequests(Place place) {
        return ports("UPLOAD_REQUESTS_TABLE", place.uploadRequestsTable());
    }

    private static AwsPorts ofAccounts(Place place) {
        return ports("SOCIAL_ACCOUNTS_TABLE", place.socialAccountsTable());
    }

    private static AwsPorts ports(String variable, String table) {
        return found(() -> new AwsPorts(new Environment(Map.of(variable, table))));
    }

    /** The SDK looks for a region when a client is made. */
    static <T> T found(Supplier<T> client) {
        try {
            return client.get();
        } catch (SdkException unset) {
            throw new OperationFailedException(
                    "AWS cannot be asked: "
                            + String.valueOf(unset.getMessage())
                                    .replaceFirst(
                                            " from any of the providers in the chain (?s:.*)", "; set AWS_REGION"),
                    unset);
        }
    }
}
