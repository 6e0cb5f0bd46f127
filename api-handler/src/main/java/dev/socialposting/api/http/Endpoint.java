package dev.socialposting.api.http;

/** What answers the calls of one route. */
@FunctionalInterface
public interface Endpoint {
    Reply handle(Call call);
}
