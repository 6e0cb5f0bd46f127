package dev.socialposting.aws;

import dev.socialposting.uploads.model.Destination;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Makes clients of the AWS services, on one HTTP client; closing this closes that, and with it all of them.
 *
 * <p>Region, credentials and endpoints are found as the SDK finds them: in its own environment variables ({@code AWS_REGION},
 * {@code AWS_ENDPOINT_URL_DYNAMODB}, {@code AWS_ENDPOINT_URL_SQS}, {@code AWS_ENDPOINT_URL_KMS} and so on) or system properties.
 *
 * <p>A call is tried up to three times within 6 seconds, so that a function, which has 15 seconds or more, can still say what is
 * wrong.
 */
public final class AwsClients implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(6);

    private final SdkHttpClient http;
    private final Consumer<AwsClientBuilder<?, ?>> rest;

    public AwsClients() {
        this(http(), _ -> {});
    }

    /** @param rest what is special about these clients */
    private AwsClients(SdkHttpClient http, Consumer<AwsClientBuilder<?, ?>> rest) {
        this.http = http;
        this.rest = rest;
    }

    /** None of its connections outlives its call. */
    static AwsClients withoutIdleConnections() {
        return new AwsClients(
                http(),
                client -> client.overrideConfiguration(client.overrideConfiguration().toBuilder()
                        .putHeader("Connection", "close")
                        .build()));
    }

    /** Calls nobody: see {@link RehearsalHttp}. */
    static AwsClients rehearsing(Map<Destination, String> logins) {
        AwsCredentials nobody = AwsBasicCredentials.create("rehearsal", "rehearsal");
        return new AwsClients(
                new RehearsalHttp(logins),
                client -> client.credentialsProvider(StaticCredentialsProvider.create(nobody)));
    }

    private static SdkHttpClient http() {
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(ATTEMPT_TIMEOUT)
                .build();
    }

    public DynamoDbClient dynamoDb() {
        return configured(DynamoDbClient.builder()).build();
    }

    public SqsClient sqs() {
        return configured(SqsClient.builder()).build();
    }

    public KmsClient kms() {
        return configured(KmsClient.builder()).build();
    }

    @Override
    public void close() {
        http.close();
    }

    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(B builder) {
        builder.httpClient(http)
                .overrideConfiguration(configuration -> configuration
                        .retryStrategy(RetryMode.STANDARD)
                        .apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
                        .apiCallTimeout(CALL_TIMEOUT));
        rest.accept(builder);
        return builder;
    }
}
