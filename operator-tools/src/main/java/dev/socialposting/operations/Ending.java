package dev.socialposting.operations;

import dev.socialposting.uploads.store.StoreUnavailableException;
import java.io.PrintStream;
import java.util.function.IntSupplier;

/** How a tool ends: with an exit code, and with a line that says why if it could not do what was asked for. */
final class Ending {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int MISUSED = 2;

    private final String tool;
    private final PrintStream err;

    /** @param tool as it is called, such as {@code bin/dlq} */
    Ending(String tool, PrintStream err) {
        this.tool = tool;
        this.err = err;
    }

    /** Of work that answers its exit code, unless something keeps it from being done. */
    int of(IntSupplier work) {
        try {
            return work.getAsInt();
        } catch (OperationFailedException failure) {
            return complained(String.valueOf(failure.getMessage()), FAILED);
        } catch (StoreUnavailableException unavailable) {
            return complained("The table of requests cannot be read: " + causeOf(unavailable), FAILED);
        }
    }

    /** Of a command that is not understood. */
    int misused(String why) {
        return complained("%s; see %s --help".formatted(why, tool), MISUSED);
    }

    private static String causeOf(StoreUnavailableException unavailable) {
        Throwable cause = unavailable.getCause();
        return String.valueOf(cause == null ? unavailable.getMessage() : cause.getMessage());
    }

    private int complained(String why, int exitCode) {
        err.println(tool + ": " + why);
        return exitCode;
    }
}
