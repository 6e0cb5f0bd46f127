package dev.socialposting.platforms.http;

import java.util.Map;
import java.util.Optional;

/**
 * A platform's answer.
 *
 * @param status the HTTP status code
 * @param headers first value of each, by lower-case name
 * @param body decoded text, at most 1 MiB of it
 */
public record PlatformResponse(int status, Map<String, String> headers, String body) {
    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
