package dev.socialposting.local.gateway;

import dev.socialposting.local.aws.template.FunctionEvent.HttpRoute;
import dev.socialposting.local.aws.template.TemplateException;
import dev.socialposting.local.lambda.LambdaFunction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the function for a request, as an HTTP API does: the path with the most fixed segments wins, then a named method over
 * {@code ANY}; what no route takes goes to {@code $default}, if there is one.
 */
final class RouteTable {

    private final List<Route> routes;
    private final Optional<Match> fallback;

    private RouteTable(List<Route> routes, Optional<Match> fallback) {
        this.routes = List.copyOf(routes);
        this.fallback = fallback;
    }

    /**
     * Where a request goes.
     *
     * @param pathParameters decoded, by the names in the route's path
     */
    record Match(String routeKey, LambdaFunction function, Map<String, String> pathParameters) {}

    static RouteTable of(List<LambdaFunction> functions) {
        List<Route> routes = new ArrayList<>();
        Optional<Match> fallback = Optional.empty();
        for (LambdaFunction function : functions) {
            for (HttpRoute route : function.definition().routes()) {
                if (route.isDefault()) {
                    fallback = Optional.of(new Match(route.routeKey(), function, Map.of()));
                } else {
                    routes.add(Route.of(route, function));
                }
            }
        }
        routes.sort(Comparator.comparingInt(Route::fixedSegments)
                .reversed()
                .thenComparing(route -> route.method().equals("ANY")));
        return new RouteTable(routes, fallback);
    }

    Optional<Match> match(String method, List<String> segments) {
        return routes.stream()
                .flatMap(route -> route.match(method, segments).stream())
                .findFirst()
                .or(() -> fallback);
    }

    private record Route(String routeKey, String method, List<String> segments, LambdaFunction function) {

        static Route of(HttpRoute route, LambdaFunction function) {
            List<String> segments = List.of(route.path().substring(1).split("/", -1));
            if (segments.stream().anyMatch(segment -> segment.endsWith("+}"))) {
                throw new TemplateException(
                        "route %s: greedy parameters are not understood".formatted(route.routeKey()));
            }
            return new Route(route.routeKey(), route.method(), segments, function);
        }

        int fixedSegments() {
            return (int)
                    segments.stream().filter(segment -> !isParameter(segment)).count();
        }

        Optional<Match> match(String requested, List<String> path) {
            if (path.size() != segments.size() || !(method.equals("ANY") || method.equals(requested))) {
                return Optional.empty();
            }
            Map<String, String> parameters = new LinkedHashMap<>();
            for (int i = 0; i < path.size(); i++) {
                String segment = segments.get(i);
                if (isParameter(segment) && !path.get(i).isEmpty()) {
                    parameters.put(segment.substring(1, segment.length() - 1), path.get(i));
                } else if (!segment.equals(path.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Match(routeKey, function, parameters));
        }

        private static boolean isParameter(String segment) {
            return segment.startsWith("{") && segment.endsWith("}");
        }
    }
}
