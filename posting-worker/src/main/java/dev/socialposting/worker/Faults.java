package dev.socialposting.worker;

import dev.socialposting.accounts.TokenCipher.CipherUnavailableException;
import dev.socialposting.uploads.queue.QueueUnavailableException;
import dev.socialposting.uploads.store.StoreUnavailableException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Tells what went wrong with a step from what ends the turn: a lease that was lost, or a port that cannot be reached. */
final class Faults {
    private Faults() {}

    /**
     * Does something that may go wrong.
     *
     * @param ifWrong what is made of it
     * @throws LeaseLostException what ends the turn, and uses up no try, is passed on; so are the exceptions of the ports
     */
    static <T> T caught(Supplier<T> work, Function<RuntimeException, T> ifWrong) {
        try {
            return work.get();
        } catch (LeaseLostException
                | StoreUnavailableException
                | QueueUnavailableException
                | CipherUnavailableException endsTheTurn) {
            throw endsTheTurn;
        } catch (RuntimeException fault) {
            return ifWrong.apply(fault);
        } catch (LinkageError | StackOverflowError brokenCode) {
            return ifWrong.apply(new IllegalStateException(brokenCode));
        }
    }
}
