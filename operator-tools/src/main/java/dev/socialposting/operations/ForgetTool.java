package dev.socialposting.operations;

import dev.socialposting.operations.Place.Part;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code bin/forget-user}: deletes what is kept of a user. */
public final class ForgetTool {
    private static final Set<Part> NEEDED = Set.of(Part.UPLOAD_REQUESTS, Part.SOCIAL_ACCOUNTS);

    private final Surroundings around;
    private final Tool tool;

    public ForgetTool(Surroundings around) {
        this.around = around;
        this.tool = new Tool("bin/forget-user", around);
    }

    /** Does what the arguments say, and answers the exit code. */
    public int run(List<String> arguments) {
        return tool.run(() -> switch (ForgetCommand.of(arguments)) {
            case ForgetCommand.Help() -> tool.helped(ForgetCommand.USAGE);
            case ForgetCommand.Wrong(String why) -> tool.misused(why);
            case ForgetCommand.Forget forget -> forget(forget, audited(forget.stack(), arguments));
        });
    }

    private int forget(ForgetCommand.Forget forget, Place place) {
        around.out()
                .println("%s %s in %s"
                        .formatted(
                                forget.dryRun() ? "What would be deleted of user" : "Deleting user",
                                Terminal.line(forget.user().value()),
                                place.words()));
        Forgetting forgetting = new Forgetting(forget.user(), place, around);
        boolean allGone = forget.dryRun() ? forgetting.rehearse() : forgetting.run();
        return allGone
                ? Tool.DONE
                : tool.complained(
                        forget.dryRun()
                                ? "Not everything would be deleted: see what would be left above."
                                : "Not everything is deleted: see what is left above, and say it again when that has ended.",
                        Tool.FAILED);
    }

    private Place audited(Optional<String> stack, List<String> arguments) {
        Place place = tool.place(stack, NEEDED);
        tool.audit(place, arguments);
        return place;
    }
}
