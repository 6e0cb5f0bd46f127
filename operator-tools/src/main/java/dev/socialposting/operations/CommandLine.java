package dev.socialposting.operations;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** What was asked for. */
sealed interface CommandLine {

    String USAGE = """
            usage: bin/dlq list [--json] [--stack NAME]
                   bin/dlq redrive [--max-per-second N] [--stack NAME]
                   bin/dlq --help

            What is in the dead-letter queue, why, and what to do about it.

              list       shows each message: its request and destination, what went wrong in the platform's words, who
                         must act, whether the post is live, and what a redrive would do. Takes nothing out of the
                         queue; for at most 30 seconds others do not see what is looked at. At most 500 messages.
              redrive    has SQS move all messages back to the queue they came from: a failed post is tried again, a
                         published one is left alone, and what fails again comes back. The same as the console's
                         redrive and as "aws sqs start-message-move-task". Moves on when this command is stopped.

              --json              for programs
              --max-per-second N  moves at most N messages a second, 1 to 500
              --stack NAME        the system of this CloudFormation stack, by its outputs

            Which system: the stack's, if one is named. Or the one named by the environment, which must then have
            UPLOAD_REQUESTS_TABLE and POSTING_DEAD_LETTER_QUEUE_URL. Or the local one that bin/run has started, on
            the ports that bin/run takes from the same environment (DYNAMODB_PORT, SQS_PORT). On AWS, credentials and
            region are found as the AWS CLI finds them.

            The local queues are kept in memory: when bin/run ends, its dead letters are gone. The posts and their
            errors are not; each can be tried again in the dashboard.

            Exit code: 0 done, 1 could not be done, 2 not understood.
            """;

    /** Source: SQS API reference, StartMessageMoveTask. */
    int HIGHEST_RATE = 500;

    String JSON = "--json";
    String STACK = "--stack";
    String RATE = "--max-per-second";

    /** Source: CloudFormation API reference, DescribeStacks: a name, or the ARN of a stack. */
    String STACK_NAME = "[A-Za-z][-A-Za-z0-9:/]{0,1023}";

    /** Explain. */
    record Help() implements CommandLine {}

    /** Not understood. */
    record Wrong(String why) implements CommandLine {}

    /** Show. */
    record Show(boolean json, Optional<String> stack) implements CommandLine {}

    /** Put back. */
    record PutBack(OptionalInt maxPerSecond, Optional<String> stack) implements CommandLine {}

    static CommandLine of(List<String> arguments) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            return new Help();
        }
        if (arguments.isEmpty()) {
            return new Wrong("say list or redrive");
        }
        List<String> options = arguments.subList(1, arguments.size());
        return switch (arguments.getFirst()) {
            case "list" -> read(options, Set.of(JSON, STACK), CommandLine::show);
            case "redrive" -> read(options, Set.of(RATE, STACK), CommandLine::putBack);
            default -> notUnderstood(arguments.getFirst());
        };
    }

    private static CommandLine read(
            List<String> arguments, Set<String> known, Function<Map<String, String>, CommandLine> meaning) {
        Map<String, String> options = new HashMap<>();
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String option = rest.pop();
            if (!known.contains(option)) {
                return notUnderstood(option);
            }
            String value = option.equals(JSON) || rest.isEmpty() ? "" : rest.pop();
            options.put(option, value);
        }
        boolean namesNoStack = options.containsKey(STACK) && !options.get(STACK).matches(STACK_NAME);
        return namesNoStack ? new Wrong("--stack needs the name of a stack") : meaning.apply(options);
    }

    private static CommandLine show(Map<String, String> options) {
        return new Show(options.containsKey(JSON), Optional.ofNullable(options.get(STACK)));
    }

    private static CommandLine putBack(Map<String, String> options) {
        Optional<String> stack = Optional.ofNullable(options.get(STACK));
        Optional<String> text = Optional.ofNullable(options.get(RATE));
        Optional<Integer> rate = text.filter(value -> value.matches("[0-9]{1,3}"))
                .map(Integer::valueOf)
                .filter(number -> number >= 1 && number <= HIGHEST_RATE);
        return text.isPresent() && rate.isEmpty()
                ? new Wrong("--max-per-second needs a whole number from 1 to " + HIGHEST_RATE)
                : new PutBack(rate.map(OptionalInt::of).orElseGet(OptionalInt::empty), stack);
    }

    private static Wrong notUnderstood(String argument) {
        return new Wrong("%s is not understood".formatted(argument));
    }
}
