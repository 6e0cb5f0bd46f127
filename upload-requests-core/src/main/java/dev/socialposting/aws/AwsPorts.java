package dev.socialposting.aws;

import dev.socialposting.accounts.AccountOversight;
import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.accounts.TokenCipher;
import dev.socialposting.aws.dynamodb.DynamoDbAccountOversight;
import dev.socialposting.aws.dynamodb.DynamoDbCallCounts;
import dev.socialposting.aws.dynamodb.DynamoDbErasure;
import dev.socialposting.aws.dynamodb.DynamoDbPlaceStore;
import dev.socialposting.aws.dynamodb.DynamoDbPlatformPauses;
import dev.socialposting.aws.dynamodb.DynamoDbPostingLog;
import dev.socialposting.aws.dynamodb.DynamoDbRecentPosts;
import dev.socialposting.aws.dynamodb.DynamoDbSocialAccountStore;
import dev.socialposting.aws.dynamodb.DynamoDbUploadRequestStore;
import dev.socialposting.aws.metrics.EmfMetrics;
import dev.socialposting.aws.sqs.SqsPostingQueue;
import dev.socialposting.calls.CallCounts;
import dev.socialposting.environment.Environment;
import dev.socialposting.limits.PlaceStore;
import dev.socialposting.metrics.CountingUploadRequestStore;
import dev.socialposting.metrics.Metrics;
import dev.socialposting.pauses.PlatformPauses;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.queue.PostingQueue;
import dev.socialposting.uploads.store.Erasure;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.RecentPosts;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.io.OutputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The ports on AWS, for composition roots, which need not know the SDK. Each function asks for the ports it uses and needs only their
 * variables.
 *
 * <p>Reads {@code UPLOAD_REQUESTS_TABLE}, {@code SOCIAL_ACCOUNTS_TABLE}, {@code POSTING_QUEUE_URL}, {@code TRANSFER_QUEUE_URL} and {@code TOKEN_KEY_ID}; a missing
 * one is named by an {@link IllegalArgumentException}. Nothing is counted if {@code METRICS_SERVICE} is empty.
 */
public final class AwsPorts {
    private final Environment environment;
    private final AwsClients clients;
    private final DynamoDbClient dynamoDb;
    private final PrintStream metricsOut;
    private final SecureRandom random = new SecureRandom();

    public AwsPorts(Environment environment) {
        this(environment, new AwsClients(), System.out);
    }

    private AwsPorts(Environment environment, AwsClients clients, PrintStream metricsOut) {
        this.environment = environment;
        this.clients = clients;
        this.dynamoDb = clients.dynamoDb();
        this.metricsOut = metricsOut;
    }

    /** The same, but none of their connections outlives its call: for use before a snapshot, in which one would be dead. */
    public static AwsPorts withoutIdleConnections(Environment environment) {
        return new AwsPorts(environment, AwsClients.withoutIdleConnections(), System.out);
    }

    /**
     * The same code, but no call leaves this process, and none fails: every write, every message and every metric is taken and forgotten.
     * There are no requests, and everybody has the same accounts.
     *
     * @param logins the accounts, each with the name of the login by which it was connected
     */
    public static AwsPorts rehearsing(Environment environment, Map<Destination, String> logins) {
        return new AwsPorts(
                environment, AwsClients.rehearsing(logins), new PrintStream(OutputStream.nullOutputStream()));
    }

    public UploadRequestStore uploadRequests() {
        return new DynamoDbUploadRequestStore(dynamoDb, environment.required("UPLOAD_REQUESTS_TABLE"), random);
    }

    /** The same, and what its writes decide is counted. */
    public UploadRequestStore countedUploadRequests() {
        return new CountingUploadRequestStore(uploadRequests(), metrics());
    }

    public PostingLog postingLog() {
        return new DynamoDbPostingLog(dynamoDb, environment.required("UPLOAD_REQUESTS_TABLE"), random);
    }

    public RecentPosts recentPosts() {
        return new DynamoDbRecentPosts(dynamoDb, environment.required("UPLOAD_REQUESTS_TABLE"));
    }

    public CallCounts callCounts() {
        return new DynamoDbCallCounts(dynamoDb, environment.required("UPLOAD_REQUESTS_TABLE"));
    }

    public PlatformPauses platformPauses() {
        return new DynamoDbPlatformPauses(dynamoDb, environment.required("UPLOAD_REQUESTS_TABLE"));
    }

    public PlaceStore places() {
        return new DynamoDbPlaceStore(dynamoDb, environment.required("UPLOAD_REQUESTS_TABLE"));
    }

    public PostingQueue postingQueue() {
        return new SqsPostingQueue(clients.sqs(), environment.required("POSTING_QUEUE_URL"));
    }

    /** Behind it are the workers that have the time to send videos. */
    public PostingQueue transferQueue() {
        return new SqsPostingQueue(clients.sqs(), environment.required("TRANSFER_QUEUE_URL"));
    }

    public SocialAccountStore socialAccounts() {
        return new DynamoDbSocialAccountStore(dynamoDb, environment.required("SOCIAL_ACCOUNTS_TABLE"));
    }

    public AccountOversight accountOversight() {
        return new DynamoDbAccountOversight(dynamoDb, environment.required("SOCIAL_ACCOUNTS_TABLE"));
    }

    public Erasure erasure() {
        return new DynamoDbErasure(dynamoDb, environment.required("UPLOAD_REQUESTS_TABLE"), random);
    }

    /** Printed to the function's log, where there is a name to print them under. */
    public Metrics metrics() {
        String service = environment.optional("METRICS_SERVICE");
        return service.isBlank() ? Metrics.NONE : new EmfMetrics(service, commit(), metricsOut, Clock.systemUTC());
    }

    /** The lines of the log say it by {@code logback.xml}. */
    private String commit() {
        return environment.optional("DEPLOYED_COMMIT");
    }

    /** Its client is made when it is first used: few calls need one. */
    public TokenCipher tokenCipher() {
        return new LateTokenCipher(clients::kms, environment.required("TOKEN_KEY_ID"));
    }
}
