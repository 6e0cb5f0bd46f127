package dev.socialposting.endtoend;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** A running system's queues, as an operator with SQS's own interface sees them. */
record Queues(RunningSystem system) {
    private static final Pattern COUNT =
            Pattern.compile("<Name>ApproximateNumberOfMessages\\w*</Name>\\s*<Value>(\\d+)</Value>");

    /** Sends what was given; answers the answer's text. */
    String call(String queue, Map<String, String> parameters) {
        URI address = URI.create(system.sqs() + "/000000000000/" + queue);
        StringBuilder form = new StringBuilder("QueueUrl=" + encoded(address.toString()));
        parameters.forEach(
                (name, value) -> form.append('&').append(name).append('=').append(encoded(value)));
        return new Http()
                .send(HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form.toString())))
                .body();
    }

    /** How many messages a queue holds: those to be had, those a worker has, and those that are delayed. */
    int messages(String queue) {
        String attributes = call(queue, Map.of("Action", "GetQueueAttributes", "AttributeName.1", "All"));
        return COUNT.matcher(attributes)
                .results()
                .mapToInt(count -> Integer.parseInt(count.group(1)))
                .sum();
    }

    /** Loses everything that a queue holds. */
    void purge(String queue) {
        String answer = call(queue, Map.of("Action", "PurgeQueue"));
        if (!answer.contains("PurgeQueueResponse")) {
            throw new IllegalStateException("the queue was not purged: " + answer);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
