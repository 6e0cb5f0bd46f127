package dev.socialposting.api.http;

import dev.socialposting.uploads.model.UserId;
import java.util.Map;

/**
 * A call that has found its endpoint.
 *
 * @param caller who the gateway says is calling
 * @param pathParameters the values of the route's parameters
 */
public record Call(HttpCall http, UserId caller, Map<String, String> pathParameters) {
    public Call {
        pathParameters = Map.copyOf(pathParameters);
    }

    /**
     * The value of a path parameter.
     *
     * @throws IllegalStateException if the route has none of this name, which is a defect
     */
    public String pathParameter(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalStateException("the route has no parameter " + name);
        }
        return value;
    }
}
