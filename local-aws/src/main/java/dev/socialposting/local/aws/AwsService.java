package dev.socialposting.local.aws;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** A service the product calls, and what the AWS SDK calls the setting of its endpoint. */
public enum AwsService {
    DYNAMODB("aws.endpointUrlDynamoDb"),
    SQS("aws.endpointUrlSqs"),
    KMS("aws.endpointUrlKms");

    private static final String ALL_SERVICES = "AWS_ENDPOINT_URL";

    private final String endpointProperty;

    AwsService(String endpointProperty) {
        this.endpointProperty = endpointProperty;
    }

    /** The SDK's environment variable, such as {@code AWS_ENDPOINT_URL_SQS}. */
    public String endpointVariable() {
        return ALL_SERVICES + "_" + name();
    }

    /** The SDK's system property of the same meaning, such as {@code aws.endpointUrlSqs}. */
    public String endpointProperty() {
        return endpointProperty;
    }

    /** The endpoint that an environment names for this service, or for all services. */
    public Optional<URI> endpointIn(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(endpointVariable()))
                .or(() -> Optional.ofNullable(environment.get(ALL_SERVICES)))
                .filter(text -> !text.isBlank())
                .map(URI::create);
    }
}
