package dev.socialposting.worker;

import dev.socialposting.concurrency.AtOnce;
import dev.socialposting.platforms.publisher.Step;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.store.StoreUnavailableException;
import java.util.List;
import java.util.Map;

/** Starts steps: when it returns, the row says that the posting has come there, and the log what is about to be done. */
final class StepStarter {
    private final LeasedPosting leased;
    private final DetailedLogger log;
    private final AtOnce atOnce;

    StepStarter(LeasedPosting leased, DetailedLogger log, AtOnce atOnce) {
        this.leased = leased;
        this.log = log;
        this.atOnce = atOnce;
    }

    /**
     * Makes durable all that the turn has come to so far, and that this follows. Row and log do not wait for each other: nothing is
     * done before both are stored, and a line that announces what then is not done is what a crash leaves, too.
     *
     * @throws StoreUnavailableException if either could not be stored: then the step must not be run
     * @throws LeaseLostException likewise
     */
    void start(Step step, LogCode code, String announcement) {
        log.info(code, announcement, Map.of("step", step.name().value(), "attempt", (long)
                leased.progress().attempt()));
        if (leased.isCommitted()) {
            log.save();
        } else {
            atOnce.run(List.of(leased::commit, log::save));
        }
    }
}
