package dev.socialposting.operations;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code bin/restore}: puts back what a restored table has and the system's own has lost. */
public final class RestoreTool {
    private final Places places;
    private final Backups backups;
    private final Clock clock;
    private final Supplier<String> ids;
    private final PrintStream out;
    private final Ending ending;

    /**
     * Makes the tool.
     *
     * @param local where the system of this machine is; asked only when no other is named
     * @param ids of nudges
     */
    public RestoreTool(
            Map<String, String> environment,
            Supplier<Place> local,
            Systems systems,
            Backups backups,
            Clock clock,
            Supplier<String> ids,
            PrintStream out,
            PrintStream err) {
        this.places = new Places(environment, local, systems);
        this.backups = backups;
        this.clock = clock;
        this.ids = ids;
        this.out = out;
        this.ending = new Ending("bin/restore", err);
    }

    /** Does what the arguments say, and answers the exit code. */
    public int run(List<String> arguments) {
        return ending.of(() -> switch (RestoreCommand.of(arguments)) {
            case RestoreCommand.Help() -> {
                out.print(RestoreCommand.USAGE);
                yield Ending.DONE;
            }
            case RestoreCommand.Wrong(String why) -> ending.misused(why);
            case RestoreCommand.PutBack wanted -> putBack(wanted, places.of(wanted.stack()));
        });
    }

    private int putBack(RestoreCommand.PutBack wanted, Place place) {
        if (wanted.table().equals(place.uploadRequestsTable())) {
            throw new OperationFailedException(
                    "%s is the table of %s itself, not a restored one.".formatted(wanted.table(), place.words()));
        }
        Backups.Parts parts = backups.parts(place, wanted.table());
        out.println("From the table %s into the table %s of %s"
                .formatted(wanted.table(), place.uploadRequestsTable(), place.words()));
        Restore restore = new Restore(parts, wanted, clock, ids);
        RestoreReport report = new RestoreReport(wanted, out);
        parts.saved().rows().map(restore::of).forEach(report::add);
        return report.end() ? Ending.DONE : Ending.FAILED;
    }
}
