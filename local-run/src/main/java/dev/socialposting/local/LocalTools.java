package dev.socialposting.local;

import dev.socialposting.local.aws.AwsServers;
import dev.socialposting.local.aws.AwsService;
import dev.socialposting.local.aws.server.Loopback;
import dev.socialposting.operations.AccountTool;
import dev.socialposting.operations.DeadLetterTool;
import dev.socialposting.operations.ForgetTool;
import dev.socialposting.operations.OperationFailedException;
import dev.socialposting.operations.Place;
import dev.socialposting.operations.Place.Part;
import dev.socialposting.operations.PostTool;
import dev.socialposting.operations.Surroundings;
import dev.socialposting.operations.aws.AwsSystems;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Starts one of the operators' tools, for the system that {@code bin/run} has started unless another is named; {@code bin/operate} starts it with the
 * tool's name as its first argument.
 */
public final class LocalTools {
    private static final String REQUESTS = "UploadRequestsTable";
    private static final String ACCOUNTS = "SocialAccountsTable";
    private static final String QUEUE = "PostingDeadLetterQueue";
    private static final long PAUSE_MILLIS = 500;

    private final Map<String, String> environment;

    private LocalTools(Map<String, String> environment) {
        this.environment = environment;
    }

    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        Surroundings around = new Surroundings(
                environment,
                () -> new LocalTools(environment).place(),
                System.getProperty("user.name", "unknown"),
                new AwsSystems(),
                Clock.systemUTC(),
                LocalTools::pause,
                System.out,
                System.err);
        List<String> rest = List.of(arguments).subList(1, arguments.length);
        System.exit(
                switch (arguments[0]) {
                    case "account" -> new AccountTool(around).run(rest);
                    case "dlq" -> new DeadLetterTool(around).run(rest);
                    case "forget-user" -> new ForgetTool(around).run(rest);
                    case "post" -> new PostTool(around).run(rest);
                    default -> throw new IllegalArgumentException("there is no tool " + arguments[0]);
                });
    }

    /** Leads the SDK of this process to the local servers, and says what is there. */
    private Place place() {
        SdkProperties.set(sdkEnvironment());
        URI sqs = endpoint(LocalPort.SQS, AwsService.SQS);
        try (SqsClient client = SqsClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            String queueUrl =
                    client.getQueueUrl(request -> request.queueName(QUEUE)).queueUrl();
            return new Place(
                    "the local system",
                    true,
                    Map.of(
                            Part.UPLOAD_REQUESTS, REQUESTS,
                            Part.SOCIAL_ACCOUNTS, ACCOUNTS,
                            Part.DEAD_LETTERS, queueUrl));
        } catch (SdkException nobody) {
            throw new OperationFailedException(
                    "No local system answers at %s. Start bin/run, with the same %s; or name another: see --help"
                            .formatted(sqs, LocalPort.SQS.variable()),
                    nobody);
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

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OperationFailedException("Interrupted; the move goes on by itself.", interrupted);
        }
    }
}
