package dev.socialposting.local.aws.template;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the {@code Events} of a function. */
final class FunctionEvents {

    private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");
    /** Lambda's own limits where the template sets none: a batch of 10, and as many batches as the account allows. */
    private static final int DEFAULT_BATCH_SIZE = 10;

    private static final int DEFAULT_CONCURRENCY = 1000;

    private FunctionEvents() {}

    static List<FunctionEvent> of(Section events) {
        return events.keys().stream()
                .map(name -> event(name, events.section(name)))
                .toList();
    }

    private static FunctionEvent event(String name, Section event) {
        Section properties = event.section("Properties");
        return switch (event.text("Type")) {
            case "HttpApi" -> route(name, properties);
            case "SQS" -> mapping(name, properties);
            case "Schedule", "ScheduleV2" -> schedule(name, properties);
            default ->
                throw new TemplateException(
                        "%s: %s is not understood".formatted(event.below("Type"), event.text("Type")));
        };
    }

    private static FunctionEvent route(String name, Section properties) {
        if (!properties.has("Path") && !properties.has("Method")) {
            return new FunctionEvent.HttpRoute(name, FunctionEvent.HttpRoute.DEFAULT);
        }
        String method = properties.text("Method").toUpperCase(Locale.ROOT);
        return new FunctionEvent.HttpRoute(name, method + " " + properties.text("Path"));
    }

    private static FunctionEvent mapping(String name, Section properties) {
        return new FunctionEvent.QueueMapping(
                name,
                properties.resource("Queue"),
                properties.number("BatchSize", DEFAULT_BATCH_SIZE),
                Duration.ofSeconds(properties.number("MaximumBatchingWindowInSeconds", 0)),
                properties.section("ScalingConfig").number("MaximumConcurrency", DEFAULT_CONCURRENCY),
                properties.texts("FunctionResponseTypes").contains("ReportBatchItemFailures"));
    }

    private static FunctionEvent schedule(String name, Section properties) {
        String key = properties.has("ScheduleExpression") ? "ScheduleExpression" : "Schedule";
        String expression = properties.text(key);
        Matcher rate = RATE.matcher(expression);
        if (!rate.matches()) {
            throw new TemplateException(
                    "%s: %s is not understood, only rate(...)".formatted(properties.below(key), expression));
        }
        long count = Long.parseLong(rate.group(1));
        Duration every = switch (rate.group(2)) {
            case "minute" -> Duration.ofMinutes(count);
            case "hour" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
        return new FunctionEvent.Schedule(name, every);
    }
}
