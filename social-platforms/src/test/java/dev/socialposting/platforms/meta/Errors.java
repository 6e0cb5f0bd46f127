package dev.socialposting.platforms.meta;

import dev.socialposting.uploads.model.WhoActs;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Errors for tests, and remedies in one word. */
public final class Errors {
    private static final Pattern CONNECT = Pattern.compile("[Cc]onnect the (account|Page)|the Page's own token");

    /** The platform does not show something: that may be its fault, or that of the connection. */
    private static final Set<String> MAY_NOT_NEED_IT = Set.of(CommonErrors.NOT_VISIBLE, "media_not_found");

    private Errors() {}

    /** An error by its number: {@code 190/463}, {@code 190}, or {@code /2207026} for a subcode alone. */
    public static GraphError numbered(String label) {
        String[] parts = label.split("/", -1);
        return new GraphError(
                400,
                number(parts[0]),
                parts.length > 1 ? number(parts[1]) : OptionalInt.empty(),
                Optional.empty(),
                "in its words",
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    /** The same, with {@code is_transient}. */
    public static GraphError transientlyNumbered(String label) {
        GraphError error = numbered(label);
        return new GraphError(
                400,
                error.code(),
                error.subcode(),
                Optional.empty(),
                error.message(),
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty());
    }

    /** An error by its number, in these words. */
    public static GraphError saying(String label, String words) {
        return with(400, numbered(label), words);
    }

    /** An error by its number, with another HTTP status than most have. */
    public static GraphError withStatus(int status, String label) {
        return with(status, numbered(label), "in its words");
    }

    /** An answer that names no error. */
    public static GraphError unnamed(int status) {
        return with(status, numbered(""), "HTTP " + status);
    }

    /** An error that says when calls are possible again. */
    public static GraphError regaining(Optional<GraphError.Regain> regain) {
        return new GraphError(
                400,
                OptionalInt.of(80002),
                OptionalInt.empty(),
                Optional.empty(),
                "in its words",
                Optional.empty(),
                false,
                regain,
                Optional.empty());
    }

    /** An error of the upload service. */
    public static GraphError ofUploadService(String type, boolean retriable) {
        return new GraphError(
                400,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.of(type),
                "in its words",
                Optional.empty(),
                retriable,
                Optional.empty(),
                Optional.empty());
    }

    /** The error as it stands in an answer. */
    public static String asJson(GraphError error) {
        return "{\"message\":\"%s\",\"code\":%d%s}"
                .formatted(
                        error.message(),
                        error.code().orElseThrow(),
                        error.subcode().isPresent()
                                ? ",\"error_subcode\":" + error.subcode().getAsInt()
                                : "");
    }

    /** R, N and how often, W and how long if that is fixed, W? if a look must follow, P, or ? and for how long after. */
    public static String inAWord(Remedy remedy) {
        return switch (remedy) {
            case Remedy.TryAgain() -> "R";
            case Remedy.PrepareAnew(int times) -> "N" + times;
            case Remedy.HoldBack(Optional<Duration> fixed) ->
                "W" + fixed.map(Duration::toString).orElse("").replace("PT", "").toLowerCase(Locale.ROOT);
            case Remedy.HoldBackInDoubt() -> "W?";
            case Remedy.GiveUp() -> "P";
            case Remedy.UnlessOurs(Remedy otherwise) -> inAWord(otherwise) + " or ours";
            case Remedy.LookFirst(Duration pause) ->
                "?" + (pause.isZero() ? "" : pause.toString().replace("PT", "").toLowerCase(Locale.ROOT));
        };
    }

    /** The causes whose next step is to connect the account again, apart from those where it may not be needed. */
    public static SortedSet<String> toldToReconnect(ErrorTable table) {
        return causes(
                table,
                rule -> CONNECT.matcher(advice(rule).nextStep()).find() && !MAY_NOT_NEED_IT.contains(rule.code()));
    }

    /** The causes that are said to need it. */
    public static SortedSet<String> needingReconnect(ErrorTable table) {
        return causes(
                table,
                rule -> OwnErrors.error(rule.code(), "in its words", advice(rule))
                        .needsReconnect());
    }

    /** The causes that are counted as the platform's fault. */
    public static SortedSet<String> ofPlatform(ErrorTable table) {
        return causes(
                table,
                rule -> OwnErrors.error(rule.code(), "in its words", advice(rule))
                        .isOfPlatform());
    }

    /** The causes that a user can do something about, as one rule says at least. */
    public static SortedSet<String> forUsers(ErrorTable table) {
        return causes(table, rule -> advice(rule).whoActs() == WhoActs.USER);
    }

    /** What is said of an error without a number and with words that nobody knows. */
    private static Advice advice(ErrorRule rule) {
        return rule.advice().apply(GraphError.reported(OptionalInt.empty(), "in its words"));
    }

    private static SortedSet<String> causes(ErrorTable table, Predicate<ErrorRule> wanted) {
        return table.rules().stream()
                .filter(wanted)
                .map(ErrorRule::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static GraphError with(int status, GraphError numbers, String words) {
        return new GraphError(
                status,
                numbers.code(),
                numbers.subcode(),
                Optional.empty(),
                words,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    private static OptionalInt number(String text) {
        return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }
}
