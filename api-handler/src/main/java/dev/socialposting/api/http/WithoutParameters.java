package dev.socialposting.api.http;

import java.util.List;

/**
 * An endpoint that has no query parameters, and says so to whom gives one: a filter that is silently ignored misleads.
 *
 * @param endpoint answers calls without parameters
 */
public record WithoutParameters(Endpoint endpoint) implements Endpoint {
    @Override
    public Reply handle(Call call) {
        List<FieldError> errors = new Query(call.http().query()).errors();
        return errors.isEmpty()
                ? endpoint.handle(call)
                : Problem.invalidParameters(errors).toReply();
    }
}
