package dev.socialposting.local;

import dev.socialposting.local.aws.AwsService;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Leads the AWS SDK of this process to the local servers, by the system properties that it reads where there is no environment
 * variable of the same meaning. Source: AWS SDKs and Tools Reference Guide, "Service-specific endpoints".
 */
public final class SdkProperties {

    private static final Map<String, String> OTHERS = Map.of(
            "AWS_REGION", "aws.region",
            "AWS_ACCESS_KEY_ID", "aws.accessKeyId",
            "AWS_SECRET_ACCESS_KEY", "aws.secretAccessKey");

    private SdkProperties() {}

    /** Sets the properties; to be called before the first client is made. */
    public static void set(Map<String, String> sdkEnvironment) {
        for (AwsService service : AwsService.values()) {
            set(service.endpointProperty(), sdkEnvironment.get(service.endpointVariable()));
        }
        OTHERS.forEach((variable, property) -> set(property, sdkEnvironment.get(variable)));
    }

    private static void set(String property, @Nullable String value) {
        if (value != null) {
            System.setProperty(property, value);
        }
    }
}
