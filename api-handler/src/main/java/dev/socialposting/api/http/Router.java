package dev.socialposting.api.http;

import dev.socialposting.uploads.model.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the endpoint of a call. HEAD is answered as GET without the body, OPTIONS by what is allowed. */
public final class Router {
    private final List<Route> routes;

    public Router(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    public List<Route> routes() {
        return routes;
    }

    public Reply answer(HttpCall call, UserId caller) {
        boolean head = call.method().equals("HEAD");
        Reply reply = answer(head ? "GET" : call.method(), call, caller);
        return head ? reply.withoutBody() : reply;
    }

    private Reply answer(String method, HttpCall call, UserId caller) {
        Set<String> allowed = new TreeSet<>();
        List<String> path = List.of(call.path().split("/", -1));
        for (Route route : routes) {
            Optional<Map<String, String>> parameters = route.match(path);
            if (parameters.isPresent() && route.method().equals(method)) {
                return route.endpoint().handle(new Call(call, caller, parameters.get()));
            }
            parameters.ifPresent(_ -> allowed.add(route.method()));
        }
        if (allowed.isEmpty()) {
            return Problem.notFound("unknown_path", "There is nothing at this path.")
                    .toReply();
        }
        return methodMissing(method, allowed);
    }

    private static Reply methodMissing(String method, Set<String> allowed) {
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        allowed.add("OPTIONS");
        String list = String.join(", ", allowed);
        return method.equals("OPTIONS")
                ? Reply.noContent().with("Allow", list)
                : Problem.of(405, "Method Not Allowed", "method_not_allowed", "This path allows: " + list + ".")
                        .toReply()
                        .with("Allow", list);
    }
}
