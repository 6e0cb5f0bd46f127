package dev.socialposting.operations;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.RequestStatus;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.store.SearchText;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    static final String ACCOUNT = "--account";
    static final String DESTINATION = "--destination";
    static final String PLATFORM_USER = "--platform-user";
    static final String STATUS = "--status";
    static final String TEXT = "--text";
    static final String SINCE = "--since";
    static final String YES = "--yes";
    static final String REASON = "--reason";
    static final String TRIAL_EVERY = "--trial-every";

    /** Those that choose among dead letters. */
    static final Set<String> SELECTION = Set.of(MESSAGE, REQUEST, USER, PLATFORM, CODE);

    private static final Set<String> WITHOUT_VALUE =
            Set.of(JSON, DRY_RUN, PAST_DEADLINE, NO_EFFECT, YES, APPLY, NO_LOOK);

    /** Those whose value may be any text. */
    private static final Set<String> TEXTS =
            Set.of(MESSAGE, REQUEST, USER, PLATFORM, CODE, PLATFORM_USER, TEXT, REASON);

    private static final int LONGEST_REASON = 300;
    private static final int MINUTES_OF_A_DAY = 1440;

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

        /** The command that is meant. */
        default <C> C as(Function<String, C> wrong, Function<Options, C> meaning) {
            return switch (this) {
                case Misread(String why) -> wrong.apply(why);
                case Read(Options options) -> meaning.apply(options);
            };
        }
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
                value(MESSAGE), value(REQUEST).flatMap(RequestId::parse), user(), value(PLATFORM), value(CODE));
    }

    Optional<UserId> user() {
        return value(USER).map(UserId::new);
    }

    Optional<Destination> account() {
        return value(ACCOUNT).flatMap(Destination::parse);
    }

    Optional<Destination> destination() {
        return value(DESTINATION).flatMap(Destination::parse);
    }

    Optional<String> platformUser() {
        return value(PLATFORM_USER);
    }

    Optional<RequestStatus> status() {
        return value(STATUS).flatMap(Options::status);
    }

    Optional<SearchText> text() {
        return value(TEXT).map(SearchText::of);
    }

    Optional<Since> since() {
        return value(SINCE).map(Since::new);
    }

    Optional<String> reason() {
        return value(REASON).map(String::strip);
    }

    Optional<Duration> trialEvery() {
        return value(TRIAL_EVERY).map(Long::parseLong).map(Duration::ofMinutes);
    }

    private Optional<String> misused() {
        if (isWrong(STACK, name -> name.matches(STACK_NAME))) {
            return Optional.of("--stack needs the name of a stack");
        }
        if (isWrong(TRIAL_EVERY, minutes -> isNumber(minutes, MINUTES_OF_A_DAY))) {
            return Optional.of("--trial-every needs a whole number of minutes from 1 to " + MINUTES_OF_A_DAY);
        }
        if (isWrong(REASON, reason -> reason.codePointCount(0, reason.length()) <= LONGEST_REASON)) {
            return Optional.of("--reason has at most %d characters".formatted(LONGEST_REASON));
        }
        if (isWrong(REASON, reason -> Terminal.line(reason).equals(reason))) {
            return Optional.of("--reason is one line without control characters");
        }
        if (isWrong(RATE, rate -> isNumber(rate, HIGHEST_RATE))) {
            return Optional.of("--max-per-second needs a whole number from 1 to " + HIGHEST_RATE);
        }
        if (isWrong(REQUEST, id -> RequestId.parse(id).isPresent())) {
            return Optional.of("--request needs the id of a request, a UUID");
        }
        if (isWrong(STATUS, name -> status(name).isPresent())) {
            return Optional.of("--status needs one of "
                    + Stream.of(RequestStatus.values()).map(Terminal::word).collect(Collectors.joining(", ")));
        }
        if (isWrong(SINCE, Since::isSince)) {
            return Optional.of(
                    "--since needs a day such as 2026-11-01, a time such as 2026-11-01T08:00:00Z, or how long ago, such as PT24H");
        }
        if (isWrong(TEXT, text -> !SearchText.isTooLong(text))) {
            return Optional.of("--text has at most %d characters".formatted(SearchText.MAX_LENGTH));
        }
        if (isWrong(USER, user -> user.length() <= UserId.MAX_LENGTH)) {
            return Optional.of("--user has at most %d characters".formatted(UserId.MAX_LENGTH));
        }
        for (String option : List.of(ACCOUNT, DESTINATION)) {
            if (isWrong(option, account -> Destination.parse(account).isPresent())) {
                return Optional.of(option + " needs an account such as instagram:17841400000000001");
            }
        }
        return TEXTS.stream()
                .sorted()
                .filter(option -> isWrong(option, value -> !value.isBlank() && !value.startsWith("--")))
                .map(option -> option + " needs a value")
                .findFirst();
    }

    private static Optional<RequestStatus> status(String name) {
        return Stream.of(RequestStatus.values())
                .filter(status -> Terminal.word(status).equals(name))
                .findFirst();
    }

    private static boolean isNumber(String text, int highest) {
        return text.matches("[0-9]{1,6}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= highest;
    }

    private boolean isWrong(String option, Predicate<String> right) {
        return value(option).filter(right.negate()).isPresent();
    }

    private Optional<String> value(String option) {
        return Optional.ofNullable(values.get(option));
    }
}
