package dev.socialposting.local.aws;

import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The AWS SDK's clients of some servers, with one HTTP client behind them. */
final class AwsClients implements AutoCloseable {

    private final AwsServers servers;
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final DynamoDbClient dynamoDb;
    private final SqsClient sqs;
    private final KmsClient kms;

    AwsClients(AwsServers servers) {
        this.servers = servers;
        this.dynamoDb = pointed(DynamoDbClient.builder(), AwsService.DYNAMODB).build();
        this.sqs = pointed(SqsClient.builder(), AwsService.SQS).build();
        this.kms = pointed(KmsClient.builder(), AwsService.KMS).build();
    }

    DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    SqsClient sqs() {
        return sqs;
    }

    KmsClient kms() {
        return kms;
    }

    <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B pointed(B builder, AwsService service) {
        Map<String, String> settings = servers.sdkEnvironment();
        return builder.endpointOverride(servers.endpoint(service))
                .region(Region.of(settings.getOrDefault("AWS_REGION", "")))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        settings.getOrDefault("AWS_ACCESS_KEY_ID", ""),
                        settings.getOrDefault("AWS_SECRET_ACCESS_KEY", ""))))
                .httpClient(http);
    }

    @Override
    public void close() {
        dynamoDb.close();
        sqs.close();
        kms.close();
        http.close();
    }
}
