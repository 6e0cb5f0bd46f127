package dev.socialposting.api;

import dev.socialposting.aws.AwsPorts;
import dev.socialposting.platforms.MediaUrlRules;
import dev.socialposting.platforms.PlatformCatalog;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;

/** The API's composition root: what the environment says, wired together. */
final class ApiParts {
    private ApiParts() {}

    static ApiPorts from(Map<String, String> environment) {
        AwsPorts ports = new AwsPorts(environment);
        return new ApiPorts(
                ports.uploadRequests(),
                ports.postingLog(),
                ports.postingQueue(),
                ports.socialAccounts(),
                ports.tokenCipher(),
                PlatformCatalog.standard(),
                new MediaUrlRules(Arrays.stream(environment
                                .getOrDefault("VIDEO_URL_ALLOWED_ORIGINS", "")
                                .split(",", -1))
                        .filter(origin -> !origin.isBlank())
                        .toList()),
                Clock.systemUTC(),
                UUID::randomUUID);
    }
}
