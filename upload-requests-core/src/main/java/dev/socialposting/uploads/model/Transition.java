package dev.socialposting.uploads.model;

import java.util.function.Function;

/** What became of an attempt to move a value to its next state: the moved value, or the reason why it stays. */
public sealed interface Transition<T> {
    record Moved<T>(T value) implements Transition<T> {}

    record Refused<T>(Refusal reason) implements Transition<T> {}

    static <T> Transition<T> moved(T value) {
        return new Moved<>(value);
    }

    static <T> Transition<T> refused(Refusal reason) {
        return new Refused<>(reason);
    }

    default <R> Transition<R> map(Function<T, R> onMoved) {
        return switch (this) {
            case Moved<T>(T value) -> moved(onMoved.apply(value));
            case Refused<T>(Refusal reason) -> refused(reason);
        };
    }
}
