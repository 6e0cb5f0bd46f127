package dev.socialposting.operations.aws;

import dev.socialposting.aws.AwsClients;
import dev.socialposting.aws.AwsPorts;
import dev.socialposting.environment.Environment;
import dev.socialposting.operations.DeadLetterQueue;
import dev.socialposting.operations.OperationFailedException;
import dev.socialposting.operations.Place;
import dev.socialposting.operations.Systems;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

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
    public DeadLetterQueue deadLetters(Place place) {
        return new SqsDeadLetterQueue(found(() -> new AwsClients().sqs()), place.deadLetterQueueUrl());
    }

    @Override
    public UploadRequestStore requests(Place place) {
        Environment environment = new Environment(Map.of("UPLOAD_REQUESTS_TABLE", place.uploadRequestsTable()));
        return found(() -> new AwsPorts(environment).uploadRequests());
    }

    /** The SDK looks for a region when a client is made. */
    static <T> T found(Supplier<T> client) {
        try {
            return client.get();
        } catch (SdkException unset) {
            throw new OperationFailedException("AWS cannot be asked: " + unset.getMessage(), unset);
        }
    }
}
