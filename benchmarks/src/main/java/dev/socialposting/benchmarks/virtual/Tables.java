package dev.socialposting.benchmarks.virtual;

import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.aws.dynamodb.DynamoDbPostingLog;
import dev.socialposting.aws.dynamodb.DynamoDbRecentPosts;
import dev.socialposting.aws.dynamodb.DynamoDbSocialAccountStore;
import dev.socialposting.aws.dynamodb.DynamoDbUploadRequestStore;
import dev.socialposting.local.aws.AwsServers;
import dev.socialposting.local.aws.AwsService;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.metering.MeteringProxy;
import dev.socialposting.local.aws.metering.MeteringProxy.MeteredCall;
import dev.socialposting.local.aws.template.FunctionDefinition;
import dev.socialposting.local.aws.template.Template;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.RecentPosts;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The template's tables in DynamoDB Local, and the deployed adapters over them; with a meter before them, or without. */
public final class Tables implements AutoCloseable {
    private static final String UPLOAD_REQUESTS = "UploadRequestsTable";

    private final AwsServers servers;
    private final LocalAws aws;
    private final MeteringProxy meter;
    private final DynamoDbClient client;
    private final SecureRandom random = new SecureRandom();

    private Tables(AwsServers servers, boolean metered) throws IOException {
        this.servers = servers;
        this.aws = LocalAws.create(Template.find(), servers, "");
        this.meter = MeteringProxy.before(aws.endpoint(AwsService.DYNAMODB));
        this.client = aws.pointed(DynamoDbClient.builder(), AwsService.DYNAMODB)
                .endpointOverride(metered ? meter.endpoint() : aws.endpoint(AwsService.DYNAMODB))
                .build();
    }

    static Tables start(boolean metered) throws IOException {
        return new Tables(AwsServers.inMemory(Map.of()), metered);
    }

    /** Every call of DynamoDB so far, if it is metered. */
    public List<MeteredCall> calls() {
        return meter.calls();
    }

    /** A client behind the meter, and the name of the table with requests and logs. */
    public DynamoDbClient client() {
        return client;
    }

    public String name() {
        return aws.tableName(UPLOAD_REQUESTS);
    }

    public PostingLog log() {
        return new DynamoDbPostingLog(client, name(), random);
    }

    FunctionDefinition function(String logicalId) {
        return aws.template().function(logicalId);
    }

    UploadRequestStore requests() {
        return new DynamoDbUploadRequestStore(client, name(), random);
    }

    RecentPosts recentPosts() {
        return new DynamoDbRecentPosts(client, name());
    }

    SocialAccountStore accounts() {
        return new DynamoDbSocialAccountStore(client, aws.tableName("SocialAccountsTable"));
    }

    UploadRequestStore unmeteredRequests() {
        return new DynamoDbUploadRequestStore(aws.dynamoDb(), name(), random);
    }

    PostingLog unmeteredLog() {
        return new DynamoDbPostingLog(aws.dynamoDb(), name(), random);
    }

    @Override
    public void close() {
        client.close();
        meter.close();
        aws.close();
        servers.close();
    }
}
