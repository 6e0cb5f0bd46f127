package dev.socialposting.operations;

import dev.socialposting.operations.DeadLetterQueue.Peek;
import dev.socialposting.operations.LetterByLetter.Deed;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** {@code bin/dlq}: what is in the dead-letter queue, putting it back, and deleting it. */
public final class DeadLetterTool {
    private static final int MOST_SHOWN = 500;

    private final Places places;
    private final Systems systems;
    private final Clock clock;
    private final Runnable pause;
    private final PrintStream out;
    private final Ending ending;

    /**
     * Makes the tool.
     *
     * @param local where the system of this machine is; asked only when no other is named
     * @param pause waits a little between two looks at a move
     */
    public DeadLetterTool(
            Map<String, String> environment,
            Supplier<Place> local,
            Systems systems,
            Clock clock,
            Runnable pause,
            PrintStream out,
            PrintStream err) {
        this.places = new Places(environment, local, systems);
        this.systems = systems;
        this.clock = clock;
        this.pause = pause;
        this.out = out;
        this.ending = new Ending("bin/dlq", err);
    }

    /** Does what the arguments say, and answers the exit code. */
    public int run(List<String> arguments) {
        return ending.of(() -> done(CommandLine.of(arguments)));
    }

    private int done(CommandLine command) {
        return switch (command) {
            case CommandLine.Help() -> {
                out.print(CommandLine.USAGE);
                yield Ending.DONE;
            }
            case CommandLine.Wrong(String why) -> ending.misused(why);
            case CommandLine.Show show -> show(show.selection(), show.json(), places.of(show.stack()));
            case CommandLine.MoveAll(OptionalInt rate, Optional<String> stack) -> moveAll(rate, places.of(stack));
            case CommandLine.PutBack putBack ->
                goThrough(
                        putBack.selection()::includes,
                        putBack.pastDeadline() ? Deed.PUT_BACK_PAST_DEADLINE : Deed.PUT_BACK,
                        putBack.dryRun(),
                        places.of(putBack.stack()));
            case CommandLine.Delete delete ->
                goThrough(chosenBy(delete), Deed.DELETE, delete.dryRun(), places.of(delete.stack()));
            case CommandLine.Cancel(Optional<String> stack) -> cancel(places.of(stack));
        };
    }

    private int show(Selection selection, boolean json, Place place) {
        Look look = look(selection, place);
        if (json) {
            out.println(ListJson.write(place, look));
        } else {
            out.print(ListText.write(place, look, clock.instant()));
        }
        return Ending.DONE;
    }

    private Look look(Selection selection, Place place) {
        DeadLetterQueue queue = systems.deadLetters(place);
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
        new Redrive(systems.deadLetters(place), pause, out).run(maxPerSecond);
        return Ending.DONE;
    }

    private int goThrough(Predicate<Finding> chosen, Deed deed, boolean dryRun, Place place) {
        head(place);
        new LetterByLetter(systems.deadLetters(place), findings(place), out).run(chosen, deed, dryRun);
        return Ending.DONE;
    }

    private static Predicate<Finding> chosenBy(CommandLine.Delete delete) {
        return finding -> delete.selection().includes(finding)
                && (!delete.noEffect() || finding.redrive().isNone());
    }

    private int cancel(Place place) {
        head(place);
        out.println(systems.deadLetters(place)
                .cancelRedrive()
                .map(move -> "The move is stopped; about %d messages were moved.".formatted(move.moved()))
                .orElse("No move is under way."));
        return Ending.DONE;
    }

    private Findings findings(Place place) {
        return new Findings(systems.requests(place), clock.instant());
    }

    private void head(Place place) {
        out.println("Dead letters of %s%n%s".formatted(place.words(), place.deadLetterQueueUrl()));
    }
}
