package dev.socialposting.operations;

import dev.socialposting.operations.Place.Part;
import dev.socialposting.pauses.PlatformPause;
import dev.socialposting.pauses.PlatformPauses;
import dev.socialposting.uploads.model.Platform;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code bin/platform}: holds the posts to a platform back, and lets them go on. */
public final class PlatformTool {
    private static final Set<Part> NEEDED = Set.of(Part.UPLOAD_REQUESTS);

    private final Surroundings around;
    private final Tool tool;
    private final List<Platform> platforms;
    private final PrintStream out;

    /** @param platforms that there are */
    public PlatformTool(Surroundings around, List<Platform> platforms) {
        this.around = around;
        this.platforms = List.copyOf(platforms);
        this.tool = new Tool("bin/platform", around);
        this.out = around.out();
    }

    /** Does what the arguments say, and answers the exit code. */
    public int run(List<String> arguments) {
        return tool.run(() -> switch (PlatformCommand.of(arguments, platforms)) {
            case PlatformCommand.Help() -> tool.helped(PlatformCommand.USAGE);
            case PlatformCommand.Wrong(String why) -> tool.misused(why);
            case PlatformCommand.Show(var stack) -> show(tool.place(stack, NEEDED));
            case PlatformCommand.Pause pause -> pause(pause, tool.place(pause.stack(), NEEDED), arguments);
            case PlatformCommand.Resume(Platform platform, var stack) ->
                resume(platform, tool.place(stack, NEEDED), arguments);
        });
    }

    private int show(Place place) {
        PlatformPauses pauses = around.systems().pauses(place);
        out.println("Platforms of " + place.words());
        platforms.forEach(platform ->
                out.println(pauses.find(platform).map(this::line).orElseGet(() -> platform.name() + "  works")));
        return Tool.DONE;
    }

    private int pause(PlatformCommand.Pause asked, Place place, List<String> arguments) {
        AuditEntry entry = tool.audit(place, arguments);
        PlatformPauses pauses = around.systems().pauses(place);
        Instant since = pauses.find(asked.platform())
                .map(PlatformPause::since)
                .orElseGet(() -> entry.at().truncatedTo(ChronoUnit.MILLIS));
        PlatformPause pause = new PlatformPause(
                asked.platform(), since, entry.operator(), asked.reason(), asked.trialEvery(), Optional.empty());
        pauses.pause(pause);
        out.println(line(pause));
        return Tool.DONE;
    }

    private int resume(Platform platform, Place place, List<String> arguments) {
        tool.audit(place, arguments);
        PlatformPauses pauses = around.systems().pauses(place);
        Optional<PlatformPause> pause = pauses.find(platform);
        if (pause.isEmpty()) {
            out.println(platform.name() + " is not paused.");
            return Tool.DONE;
        }
        if (!pauses.end(platform, pause.get().since())) {
            return tool.complained(
                    "The pause was ended or begun anew by somebody else at this very moment. Look again.", Tool.FAILED);
        }
        out.println(platform.name() + " is resumed. What is held goes on within 5 minutes.");
        return Tool.DONE;
    }

    private String line(PlatformPause pause) {
        String trials = pause.trialEvery()
                .map(every -> "; one post is tried every %d min".formatted(every.toMinutes()))
                .orElse("");
        return Terminal.line("%s  paused since %s (%s) by %s%s: %s"
                .formatted(
                        pause.platform().name(),
                        pause.since().truncatedTo(ChronoUnit.SECONDS),
                        Terminal.words(
                                Duration.between(pause.since(), around.clock().instant())),
                        pause.by(),
                        trials,
                        pause.reason()));
    }
}
