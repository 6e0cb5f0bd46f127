package dev.socialposting.api.http;

import java.util.function.Function;

/** Input that was read: a value, or the problem that is answered instead. */
public sealed interface Checked<T> {
    record Valid<T>(T value) implements Checked<T> {}

    record Invalid<T>(Problem problem) implements Checked<T> {}

    static <T> Checked<T> valid(T value) {
        return new Valid<>(value);
    }

    static <T> Checked<T> invalid(Problem problem) {
        return new Invalid<>(problem);
    }

    /** What is made of the value, unless that is refused, too. */
    default <R> Checked<R> then(Function<T, Checked<R>> onValid) {
        return switch (this) {
            case Valid<T>(T value) -> onValid.apply(value);
            case Invalid<T>(Problem problem) -> invalid(problem);
        };
    }

    /** The reply made of the value, or the problem's. */
    default Reply reply(Function<T, Reply> onValid) {
        return switch (this) {
            case Valid<T>(T value) -> onValid.apply(value);
            case Invalid<T>(Problem problem) -> problem.toReply();
        };
    }
}
