package dev.socialposting.operations;

import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UserId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/** The options of a command, as they were given. */
final class Options {
    static final String JSON = "--json";
    static final String STACK = "--stack";
    static final String RATE = "--max-per-second";
    static final String DRY_RUN = "--dry-run";
    static final String PAST_DEADLINE = "--past-deadline";
    static final String NO_EFFECT = "--no-effect";
    static final String APPLY = "--apply";
    static final String NO_LOOK = "--no-look";
    static final String MESSAGE = "--message";
    static final String REQUEST = "--request";
    static final String USER = "--user";
    static final String PLATFORM = "--platform";
    static final String CODE = "--code";

    /** Those that choose. */
    static final Set<String> SELECTION = Set.of(MESSAGE, REQUEST, USER, PLATFORM, CODE);

    private static final Set<String> WITHOUT_VALUE = Set.of(JSON, DRY_RUN, PAST_DEADLINE, NO_EFFECT, APPLY, NO_LOOK);

    /** Source: SQS API reference, StartMessageMoveTask. */
    private static final int HIGHEST_RATE = 500;

    /** Source: CloudFormation API reference, DescribeStacks: a name, or the ARN of a stack. */
    private static final String STACK_NAME = "[A-Za-z][-A-Za-z0-9:/]{0,1023}";

    private final Map<String, String> values;

    private Options(Map<String, String> values) {
        this.values = values;
    }

    /** What came of reading them. */
    sealed interface Reading {
        record Read(Options options) implements Reading {}

        record Misread(String why) implements Reading {}
    }

    static Reading read(List<String> arguments, Set<String> known) {
        Map<String, String> values = new HashMap<>();
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String option = rest.pop();
            if (!known.contains(option)) {
                return new Reading.Misread("%s is not understood".formatted(option));
            }
            String value = WITHOUT_VALUE.contains(option) || rest.isEmpty() ? "" : rest.pop();
            if (values.putIfAbsent(option, value) != null) {
                return new Reading.Misread("%s is given twice".formatted(option));
            }
        }
        Options options = new Options(values);
        return options.misused().<Reading>map(Reading.Misread::new).orElseGet(() -> new Reading.Read(options));
    }

    boolean has(String option) {
        return values.containsKey(option);
    }

    Optional<String> stack() {
        return value(STACK);
    }

    OptionalInt rate() {
        return value(RATE).stream().mapToInt(Integer::parseInt).findFirst();
    }

    Selection selection() {
        return new Selection(
                value(MESSAGE),
                value(REQUEST).flatMap(RequestId::parse),
                value(USER).map(UserId::new),
                value(PLATFORM),
                value(CODE));
    }

    private Optional<String> misused() {
        if (isWrong(STACK, name -> name.matches(STACK_NAME))) {
            return Optional.of("--stack needs the name of a stack");
        }
        if (isWrong(RATE, Options::isRate)) {
            return Optional.of("--max-per-second needs a whole number from 1 to " + HIGHEST_RATE);
        }
        if (isWrong(REQUEST, id -> RequestId.parse(id).isPresent())) {
            return Optional.of("--request needs the id of a request, a UUID");
        }
        return SELECTION.stream()
                .sorted()
                .filter(option -> isWrong(option, value -> !value.isBlank() && !value.startsWith("--")))
                .map(option -> option + " needs a value")
                .findFirst();
    }

    private static boolean isRate(String text) {
        return text.matches("[0-9]{1,3}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= HIGHEST_RATE;
    }

    private boolean isWrong(String option, Predicate<String> right) {
        return value(option).filter(right.negate()).isPresent();
    }

    private Optional<String> value(String option) {
        return Optional.ofNullable(values.get(option));
    }
}
