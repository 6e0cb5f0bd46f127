package dev.socialposting.worker.publisher.meta;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Errors for tests, and remedies in one word. */
public final class Errors {
    private Errors() {}

    /** An error by its number: {@code 190/463}, {@code 190}, or {@code /2207026} for a subcode alone. */
    public static GraphError numbered(String label) {
        String[] parts = label.split("/", -1);
        return with(number(parts[0]), parts.length > 1 ? number(parts[1]) : OptionalInt.empty(), false);
    }

    /** The same, with {@code is_transient}. */
    public static GraphError transientlyNumbered(String label) {
        GraphError error = numbered(label);
        return with(error.code(), error.subcode(), true);
    }

    /** An answer that names no error. */
    public static GraphError unnamed(int status) {
        return new GraphError(
                status,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                "HTTP " + status,
                Optional.empty(),
                false,
                Optional.empty(),
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

    /** R, N and how often, W and how long if that is fixed, P, or ? and for how long after. */
    public static String inAWord(Remedy remedy) {
        return switch (remedy) {
            case Remedy.TryAgain() -> "R";
            case Remedy.PrepareAnew(int times) -> "N" + times;
            case Remedy.HoldBack(Optional<Duration> fixed) ->
                "W" + fixed.map(Duration::toString).orElse("").replace("PT", "").toLowerCase(Locale.ROOT);
            case Remedy.GiveUp() -> "P";
            case Remedy.LookFirst(Duration pause) ->
                "?" + (pause.isZero() ? "" : pause.toString().replace("PT", "").toLowerCase(Locale.ROOT));
        };
    }

    private static GraphError with(OptionalInt code, OptionalInt subcode, boolean isTransient) {
        return new GraphError(
                400,
                code,
                subcode,
                Optional.empty(),
                "in its words",
                Optional.empty(),
                isTransient,
                Optional.empty(),
                Optional.empty());
    }

    private static OptionalInt number(String text) {
        return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }
}
