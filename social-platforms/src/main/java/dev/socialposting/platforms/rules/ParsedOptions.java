package dev.socialposting.platforms.rules;

import java.util.List;

/** The options of one posting, read as one platform understands them: typed, or everything that is wrong with them. */
public sealed interface ParsedOptions<T> {
    record Valid<T>(T options) implements ParsedOptions<T> {}

    record Invalid<T>(List<Fault> faults) implements ParsedOptions<T> {
        public Invalid {
            faults = List.copyOf(faults);
        }
    }

    /** What is wrong; empty when the options are valid. */
    default List<Fault> faults() {
        return switch (this) {
            case Valid<T> _ -> List.of();
            case Invalid<T>(List<Fault> found) -> found;
        };
    }
}
