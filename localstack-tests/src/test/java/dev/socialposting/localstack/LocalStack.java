package dev.socialposting.localstack;

import dev.socialposting.local.aws.AwsService;
import dev.socialposting.local.aws.testing.TestEnvironment;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** Whatever the process's environment names no endpoint for is in a container with LocalStack, which ends with this process. */
public final class LocalStack implements TestEnvironment {
    /** The last release that runs without an account at LocalStack. */
    private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.14.0");

    private final Map<String, String> environment;

    /** As the service loader makes it. */
    public LocalStack() {
        this(System.getenv());
    }

    LocalStack(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The services that have to come from LocalStack. */
    List<AwsService> missing() {
        return Arrays.stream(AwsService.values())
                .filter(service -> service.endpointIn(environment).isEmpty())
                .toList();
    }

    @Override
    public Map<String, String> variables() {
        if (missing().isEmpty()) {
            return environment;
        }
        // Testcontainers removes it when this process has ended.
        @SuppressWarnings("resource")
        LocalStackContainer container = new LocalStackContainer(IMAGE)
                .withServices(missing().stream()
                        .map(service -> service.name().toLowerCase(Locale.ROOT))
                        .toArray(String[]::new));
        container.start();
        Map<String, String> variables = new HashMap<>(environment);
        missing()
                .forEach(service -> variables.put(
                        service.endpointVariable(), container.getEndpoint().toString()));
        variables.putIfAbsent("AWS_REGION", container.getRegion());
        variables.putIfAbsent("AWS_ACCESS_KEY_ID", container.getAccessKey());
        variables.putIfAbsent("AWS_SECRET_ACCESS_KEY", container.getSecretKey());
        return variables;
    }
}
