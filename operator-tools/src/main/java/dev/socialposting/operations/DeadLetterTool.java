package dev.socialposting.operations;

import dev.socialposting.operations.DeadLetterQueue.Peek;
import dev.socialposting.operations.LetterByLetter.Deed;
import dev.socialposting.operations.Place.Part;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/** {@code bin/dlq}: what is in the dead-letter queue, putting it back, and deleting it. */
public final class DeadLetterTool {
    private static final Set<Part> NEEDED = Set.of(Part.UPLOAD_REQUESTS, Part.DEAD_LETTERS, Part.NUDGES);
    private static final int MOST_SHOWN = 500;

    private final Surroundings around;
    private final Tool tool;
    private final PrintStream out;

    public DeadLetterTool(Surroundings around) {
        this.around = around;
        this.tool = new Tool("bin/dlq", around);
        this.out = around.out();
    }

    /** Does what the arguments say, and answers the exit code. */
    public int run(List<String> arguments) {
        return tool.run(() -> carryOut(DeadLetterCommand.of(arguments), arguments));
    }

    private int carryOut(DeadLetterCommand command, List<String> arguments) {
        return switch (command) {
            case DeadLetterCommand.Help() -> tool.helped(DeadLetterCommand.USAGE);
            case DeadLetterCommand.Wrong(String why) -> tool.misused(why);
            case DeadLetterCommand.Show show -> show(show.selection(), show.json(), place(show.stack()));
            case DeadLetterCommand.MoveAll(OptionalInt rate, Optional<String> stack) ->
                moveAll(rate, audited(place(stack), arguments));
            case DeadLetterCommand.PutBack putBack ->
                goThrough(
                        putBack.selection()::includes,
                        putBack.pastDeadline() ? Deed.PUT_BACK_PAST_DEADLINE : Deed.PUT_BACK,
                        putBack.dryRun(),
                        audited(place(putBack.stack()), arguments));
            case DeadLetterCommand.Delete delete ->
                goThrough(chosenBy(delete), Deed.DELETE, delete.dryRun(), audited(place(delete.stack()), arguments));
            case DeadLetterCommand.Cancel(Optional<String> stack) -> cancel(audited(place(stack), arguments));
        };
    }

    private int show(Selection selection, boolean json, Place place) {
        Look look = look(selection, place);
        if (json) {
            out.println(ListJson.write(place, look));
        } else {
            out.print(ListText.write(place, look, around.clock().instant()));
        }
        return Tool.DONE;
    }

    private Look look(Selection selection, Place place) {
        DeadLetterQueue queue = around.systems().deadLetters(place);
        long size = queue.size();
        Peek peek = queue.peek(MOST_SHOWN);
        int lookedAt = peek.letters().size();
        List<Finding> chosen = findings(place).of(peek.letters()).stream()
                .filter(selection::includes)
                .toList();
        return new Look(chosen, lookedAt, peek.more(), peek.more() ? Math.max(0, size - lookedAt) : 0);
    }

    private int moveAll(OptionalInt maxPerSecond, Place place) {
        head(place);
        new Redrive(around.systems().deadLetters(place), around.pause(), out).run(maxPerSecond);
        return Tool.DONE;
    }

    private int goThrough(Predicate<Finding> chosen, Deed deed, boolean dryRun, Place place) {
        head(place);
        new LetterByLetter(around.systems().deadLetters(place), findings(place), out).run(chosen, deed, dryRun);
        return Tool.DONE;
    }

    private static Predicate<Finding> chosenBy(DeadLetterCommand.Delete delete) {
        return finding -> delete.selection().includes(finding)
                && (!delete.noEffect() || finding.redrive().isNone());
    }

    private int cancel(Place place) {
        head(place);
        out.println(around.systems()
                .deadLetters(place)
                .cancelRedrive()
                .map(move -> "The move is stopped; about %d messages were moved.".formatted(move.moved()))
                .orElse("No move is under way."));
        return Tool.DONE;
    }

    private Findings findings(Place place) {
        return new Findings(around.systems().requests(place), around.clock().instant());
    }

    private void head(Place place) {
        out.println("Dead letters of %s%n%s".formatted(place.words(), place.deadLetterQueueUrl()));
    }

    private Place place(Optional<String> stack) {
        return tool.place(stack, NEEDED);
    }

    private Place audited(Place place, List<String> arguments) {
        tool.audit(place, arguments);
        return place;
    }
}
