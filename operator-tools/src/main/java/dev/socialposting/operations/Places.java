package dev.socialposting.operations;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds the system that a command is meant for. */
final class Places {
    private static final String TABLE_VARIABLE = "UPLOAD_REQUESTS_TABLE";
    private static final String QUEUE_VARIABLE = "POSTING_DEAD_LETTER_QUEUE_URL";

    private final Map<String, String> environment;
    private final Supplier<Place> local;
    private final Systems systems;

    /** @param local where the system of this machine is; asked only when no other is named */
    Places(Map<String, String> environment, Supplier<Place> local, Systems systems) {
        this.environment = Map.copyOf(environment);
        this.local = local;
        this.systems = systems;
    }

    /**
     * The stack's system, if one is named; or the one that the environment names; or the local one.
     *
     * @throws OperationFailedException if it cannot be found, or is named by half
     */
    Place of(Optional<String> stack) {
        if (stack.isPresent()) {
            return systems.ofStack(stack.get());
        }
        Optional<String> table = variable(TABLE_VARIABLE);
        Optional<String> queue = variable(QUEUE_VARIABLE);
        if (table.isEmpty() && queue.isEmpty()) {
            return local.get();
        }
        return new Place(
                "the system that the environment names",
                table.orElseThrow(() -> missing(TABLE_VARIABLE, QUEUE_VARIABLE)),
                queue.orElseThrow(() -> missing(QUEUE_VARIABLE, TABLE_VARIABLE)));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static OperationFailedException missing(String variable, String other) {
        return new OperationFailedException("%s is set, so %s must be, too.".formatted(other, variable));
    }
}
