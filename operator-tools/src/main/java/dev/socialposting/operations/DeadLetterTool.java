package dev.socialposting.operations;

import dev.socialposting.operations.DeadLetterQueue.Peek;
import dev.socialposting.operations.LetterByLetter.Deed;
import dev.socialposting.uploads.store.StoreUnavailableException;
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
    private static final String TABLE_VARIABLE = "UPLOAD_REQUESTS_TABLE";
    private static final String QUEUE_VARIABLE = "POSTING_DEAD_LETTER_QUEUE_URL";
    private static final int MOST_SHOWN = 500;
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final Map<String, String> environment;
    private final Supplier<Place> local;
    private final Systems systems;
    private final Clock clock;
    private final Runnable pause;
    private final PrintStream out;
    private final PrintStream err;

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
        this.environment = Map.copyOf(environment);
        this.local = local;
        this.systems = systems;
        this.clock = clock;
        this.pause = pause;
        this.out = out;
        this.err = err;
    }

    /** Does what the arguments say, and answers the exit code. */
    public int run(List<String> arguments) {
        try {
            return switch (CommandLine.of(arguments)) {
                case CommandLine.Help() -> {
                    out.print(CommandLine.USAGE);
                    yield DONE;
                }
                case CommandLine.Wrong(String why) -> complained(why + "; see bin/dlq --help", MISUSED);
                case CommandLine.Show show -> show(show.selection(), show.json(), place(show.stack()));
                case CommandLine.MoveAll(OptionalInt rate, Optional<String> stack) -> moveAll(rate, place(stack));
                case CommandLine.PutBack putBack ->
                    goThrough(
                            putBack.selection()::includes,
                            putBack.pastDeadline() ? Deed.PUT_BACK_PAST_DEADLINE : Deed.PUT_BACK,
                            putBack.dryRun(),
                            place(putBack.stack()));
                case CommandLine.Delete delete ->
                    goThrough(chosenBy(delete), Deed.DELETE, delete.dryRun(), place(delete.stack()));
                case CommandLine.Cancel(Optional<String> stack) -> cancel(place(stack));
            };
        } catch (OperationFailedException failure) {
            return complained(String.valueOf(failure.getMessage()), FAILED);
        } catch (StoreUnavailableException unavailable) {
            return complained("The table of requests cannot be read: " + causeOf(unavailable), FAILED);
        }
    }

    private int show(Selection selection, boolean json, Place place) {
        Look look = look(selection, place);
        if (json) {
            out.println(ListJson.write(place, look));
        } else {
            out.print(ListText.write(place, look, clock.instant()));
        }
        return DONE;
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
        return DONE;
    }

    private int goThrough(Predicate<Finding> chosen, Deed deed, boolean dryRun, Place place) {
        head(place);
        new LetterByLetter(systems.deadLetters(place), findings(place), out).run(chosen, deed, dryRun);
        return DONE;
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
        return DONE;
    }

    private Findings findings(Place place) {
        return new Findings(systems.requests(place), clock.instant());
    }

    private void head(Place place) {
        out.println("Dead letters of %s%n%s".formatted(place.words(), place.deadLetterQueueUrl()));
    }

    private Place place(Optional<String> stack) {
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

    private static String causeOf(StoreUnavailableException unavailable) {
        Throwable cause = unavailable.getCause();
        return String.valueOf(cause == null ? unavailable.getMessage() : cause.getMessage());
    }

    private int complained(String why, int exitCode) {
        err.println("bin/dlq: " + why);
        return exitCode;
    }
}
