package dev.socialposting.local;

import dev.socialposting.local.aws.AwsServers;
import dev.socialposting.local.aws.AwsService;
import dev.socialposting.local.aws.server.Loopback;
import dev.socialposting.operations.OperationFailedException;
import dev.socialposting.operations.Place;
import dev.socialposting.operations.Place.Part;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Finds the system that {@code bin/run} has started, for the operators' tools. */
final class LocalPlace {
    private static final String REQUESTS = "UploadRequestsTable";
    private static final String ACCOUNTS = "SocialAccountsTable";
    private static final String DEAD_LETTERS = "PostingDeadLetterQueue";
    private static final String NUDGES = "PostingQueue";

    private final Map<String, String> environment;
    private final String tool;

    /** @param tool that looks for it, such as {@code bin/dlq} */
    LocalPlace(Map<String, String> environment, String tool) {
        this.environment = environment;
        this.tool = tool;
    }

    /**
     * Leads the SDK of this process to the local servers, and says what is there.
     *
     * @throws OperationFailedException if no server answers
     */
    Place find() {
        URI sqs = prepared();
        try (SqsClient client = SqsClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            return new Place(
                    "the local system",
                    true,
                    Map.of(
                            Part.UPLOAD_REQUESTS,
                            REQUESTS,
                            Part.SOCIAL_ACCOUNTS,
                            ACCOUNTS,
                            Part.DEAD_LETTERS,
                            url(client, DEAD_LETTERS),
                            Part.NUDGES,
                            url(client, NUDGES)));
        } catch (SdkException nobody) {
            throw new OperationFailedException(
                    "No local system answers at %s. Start bin/run, with the same PORT (or %s); or name another: see %s --help"
                            .formatted(sqs, LocalPort.SQS.variable(), tool),
                    nobody);
        }
    }

    private static String url(SqsClient client, String queue) {
        return client.getQueueUrl(request -> request.queueName(queue)).queueUrl();
    }

    /** Where the queues are asked for, once the SDK is led there. */
    private URI prepared() {
        try {
            SdkProperties.set(sdkEnvironment());
            return endpoint(LocalPort.SQS, AwsService.SQS);
        } catch (IllegalArgumentException noPort) {
            throw new OperationFailedException(String.valueOf(noPort.getMessage()), noPort);
        }
    }

    private Map<String, String> sdkEnvironment() {
        Map<String, String> variables = new LinkedHashMap<>(AwsServers.regionAndCredentials(environment));
        variables.put(
                AwsService.SQS.endpointVariable(),
                endpoint(LocalPort.SQS, AwsService.SQS).toString());
        variables.put(
                AwsService.DYNAMODB.endpointVariable(),
                endpoint(LocalPort.DYNAMODB, AwsService.DYNAMODB).toString());
        return variables;
    }

    /** As for {@code bin/run}: the server that the environment names, or the embedded one on its port. */
    private URI endpoint(LocalPort port, AwsService service) {
        return service.endpointIn(environment).orElseGet(() -> Loopback.endpoint(port.in(environment)));
    }
}
