package dev.socialposting.operations;

import dev.socialposting.operations.Place.Part;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** {@code bin/restore}: puts back what a restored table has and the system's own has lost. */
public final class RestoreTool {
    private static final Set<Part> NEEDED = Set.of(Part.UPLOAD_REQUESTS, Part.NUDGES);

    private final Surroundings around;
    private final Tool tool;
    private final Backups backups;
    private final Supplier<String> ids;

    /** @param ids of nudges */
    public RestoreTool(Surroundings around, Backups backups, Supplier<String> ids) {
        this.around = around;
        this.tool = new Tool("bin/restore", around);
        this.backups = backups;
        this.ids = ids;
    }

    /** Does what the arguments say, and answers the exit code. */
    public int run(List<String> arguments) {
        return tool.run(() -> switch (RestoreCommand.of(arguments)) {
            case RestoreCommand.Help() -> tool.helped(RestoreCommand.USAGE);
            case RestoreCommand.Wrong(String why) -> tool.misused(why);
            case RestoreCommand.PutBack wanted -> putBack(wanted, tool.place(wanted.stack(), NEEDED), arguments);
        });
    }

    private int putBack(RestoreCommand.PutBack wanted, Place place, List<String> arguments) {
        if (wanted.table().equals(place.uploadRequestsTable())) {
            throw new OperationFailedException(
                    "%s is the table of %s itself, not a restored one.".formatted(wanted.table(), place.words()));
        }
        Backups.Parts parts = backups.parts(place, wanted.table());
        if (wanted.apply()) {
            tool.audit(place, arguments);
        }
        around.out()
                .println("From the table %s into the table %s of %s"
                        .formatted(wanted.table(), place.uploadRequestsTable(), place.words()));
        Restore restore = new Restore(parts, wanted, around.clock(), ids);
        RestoreReport report = new RestoreReport(wanted, around.out());
        parts.saved().rows().map(restore::of).forEach(report::add);
        return report.end() ? Tool.DONE : Tool.FAILED;
    }
}
