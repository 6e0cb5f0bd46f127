package dev.socialposting.local.aws.template;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A Lambda function, with the template's Globals already applied.
 *
 * @param handler class name, as Lambda is given it
 * @param codeUri the package, relative to the template
 * @param timeout after this Lambda ends an invocation
 * @param mayCallItself whether Lambda lets it be called again and again by what it sends (the property {@code RecursiveLoop})
 * @param environmentVariables the names of its variables; for their values see {@link Template#environment}
 */
public record FunctionDefinition(
        String logicalId,
        String handler,
        String codeUri,
        Duration timeout,
        int memoryMegabytes,
        boolean mayCallItself,
        Set<String> environmentVariables,
        List<FunctionEvent> events) {

    public FunctionDefinition {
        environmentVariables = Set.copyOf(environmentVariables);
        events = List.copyOf(events);
    }

    public List<FunctionEvent.HttpRoute> routes() {
        return eventsOf(FunctionEvent.HttpRoute.class);
    }

    public List<FunctionEvent.QueueMapping> queueMappings() {
        return eventsOf(FunctionEvent.QueueMapping.class);
    }

    public List<FunctionEvent.Schedule> schedules() {
        return eventsOf(FunctionEvent.Schedule.class);
    }

    private <E extends FunctionEvent> List<E> eventsOf(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    static FunctionDefinition of(String logicalId, Section properties) {
        return new FunctionDefinition(
                logicalId,
                properties.text("Handler"),
                properties.text("CodeUri"),
                Duration.ofSeconds(properties.number("Timeout", 3)),
                properties.number("MemorySize", 128),
                properties.optionalText("RecursiveLoop").filter("Allow"::equals).isPresent(),
                Set.copyOf(environmentSection(properties).keys()),
                FunctionEvents.of(properties.section("Events")));
    }

    static Section environmentSection(Section properties) {
        return properties.section("Environment").section("Variables");
    }
}
