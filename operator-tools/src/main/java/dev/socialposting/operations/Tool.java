package dev.socialposting.operations;

import dev.socialposting.operations.Place.Part;
import dev.socialposting.uploads.store.StoreUnavailableException;
import dev.socialposting.uploads.store.UnreadableRowException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What all tools do alike: find the system that is meant, note who does what, and say why something could not be done. */
final class Tool {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int MISUSED = 2;

    private final String name;
    private final Surroundings around;

    /** @param name as it is called, such as {@code bin/dlq} */
    Tool(String name, Surroundings around) {
        this.name = name;
        this.around = around;
    }

    /** What a help says of where its system is. */
    static String whichSystem(Part... needed) {
        return """
                Which system: the stack's, if one is named by --stack. Or the one named by the environment, which must then have
                %s. Or the local one that bin/run has started, on the ports that
                bin/run takes from the same environment (PORT, or each of its own). On AWS, credentials and region are found as
                the AWS CLI finds them.
                """.formatted(Stream.of(needed).map(Part::variable).collect(Collectors.joining(" and ")))
                .stripTrailing();
    }

    /** Does it, and answers the exit code. */
    int run(IntSupplier command) {
        try {
            return command.getAsInt();
        } catch (OperationFailedException | UnreadableRowException failure) {
            return complained(String.valueOf(failure.getMessage()), FAILED);
        } catch (StoreUnavailableException unavailable) {
            return complained("The tables cannot be reached: " + causeOf(unavailable), FAILED);
        }
    }

    /** Explains itself. */
    int helped(String usage) {
        around.out().print(usage);
        return DONE;
    }

    /** Has not understood. */
    int misused(String why) {
        return complained("%s; see %s --help".formatted(why, name), MISUSED);
    }

    int complained(String why, int exitCode) {
        around.err().println(name + ": " + why);
        return exitCode;
    }

    /**
     * The system that is meant: the stack's if one is named, or the one that the environment names, or that of this machine.
     *
     * @param needed what the command works on
     * @throws OperationFailedException if it cannot be found, or the environment names it by half
     */
    Place place(Optional<String> stack, Set<Part> needed) {
        if (stack.isPresent()) {
            return around.systems().ofStack(stack.get());
        }
        Set<Part> named = EnumSet.allOf(Part.class).stream()
                .filter(part -> variable(part).isPresent())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
        return named.isEmpty() ? around.local().get() : placeOfEnvironment(named, needed);
    }

    private Place placeOfEnvironment(Set<Part> named, Set<Part> needed) {
        Map<Part, String> parts = new EnumMap<>(Part.class);
        for (Part part : EnumSet.copyOf(needed)) {
            parts.put(
                    part,
                    variable(part)
                            .orElseThrow(() -> new OperationFailedException("%s is set, so %s must be, too."
                                    .formatted(named.iterator().next().variable(), part.variable()))));
        }
        return new Place("the system that the environment names", false, parts);
    }

    /**
     * Notes durably who does what, and says so, before it is done.
     *
     * @throws OperationFailedException if that cannot be; then nothing may be done
     */
    AuditEntry audit(Place place, List<String> arguments) {
        String operator =
                place.isLocal() ? around.localUser() : around.systems().operator(place);
        AuditEntry entry = new AuditEntry(around.clock().instant(), operator, AuditEntry.command(name, arguments));
        try {
            around.systems().audit(place).write(entry);
        } catch (StoreUnavailableException unavailable) {
            throw new OperationFailedException(
                    "Nothing was done, because who does it could not be noted: " + causeOf(unavailable), unavailable);
        }
        around.err().println("audit: " + entry.line());
        return entry;
    }

    private Optional<String> variable(Part part) {
        return Optional.ofNullable(around.environment().get(part.variable())).filter(value -> !value.isBlank());
    }

    private static String causeOf(StoreUnavailableException unavailable) {
        Throwable cause = unavailable.getCause();
        return String.valueOf(cause == null ? unavailable.getMessage() : cause.getMessage());
    }
}
