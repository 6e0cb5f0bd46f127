package dev.socialposting.simulation;

import static dev.socialposting.simulation.Faults.Kind.ANSWER_LOST;
import static dev.socialposting.simulation.Faults.Kind.ASLEEP_AFTER;
import static dev.socialposting.simulation.Faults.Kind.ASLEEP_BEFORE;
import static dev.socialposting.simulation.Faults.Kind.CRASH_AFTER;
import static dev.socialposting.simulation.Faults.Kind.CRASH_BEFORE;
import static dev.socialposting.simulation.Faults.Kind.CRASH_IN_FLIGHT;
import static dev.socialposting.simulation.Faults.Kind.EFFECT_LATE;
import static dev.socialposting.simulation.Faults.Kind.HALF_DONE;
import static dev.socialposting.simulation.Faults.Kind.HTML_BUT_DONE;
import static dev.socialposting.simulation.Faults.Kind.HTML_PAGE;
import static dev.socialposting.simulation.Faults.Kind.MESSAGE_DOUBLED;
import static dev.socialposting.simulation.Faults.Kind.MESSAGE_LATE;
import static dev.socialposting.simulation.Faults.Kind.MESSAGE_LOST;
import static dev.socialposting.simulation.Faults.Kind.RATE_LIMITED;
import static dev.socialposting.simulation.Faults.Kind.READ_REFUSED;
import static dev.socialposting.simulation.Faults.Kind.SERVER_ERROR;
import static dev.socialposting.simulation.Faults.Kind.SERVER_ERROR_BUT_DONE;
import static dev.socialposting.simulation.Faults.Kind.SLOW;
import static dev.socialposting.simulation.Faults.Kind.UNAVAILABLE;
import static dev.socialposting.simulation.Faults.Kind.WRITE_REPEATED;

import dev.socialposting.accounts.TokenCipher.CipherUnavailableException;
import dev.socialposting.platforms.http.PlatformUnreachableException;
import dev.socialposting.uploads.queue.QueueUnavailableException;
import dev.socialposting.uploads.store.StoreUnavailableException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** What leaves a process: every place at which it can die, wait, or be told that something failed. */
@SuppressWarnings("ImmutableEnumChecker") // The lists are unmodifiable.
enum Operation {
    STORE_CREATE("store: create the row", Family.STORE),
    STORE_FIND("store: read the row", Family.STORE),
    STORE_UPDATE("store: change the row", Family.STORE, WRITE_REPEATED),
    STORE_DUE("store: list what is due", Family.STORE),
    STORE_LIST("store: list requests", Family.STORE),
    RECENT_POSTS_NOTE("recent posts: note", Family.STORE),
    LOG_APPEND("log: append", Family.STORE, HALF_DONE),
    LOG_READ("log: read", Family.STORE),
    QUEUE_SEND("queue: send", Family.QUEUE, HALF_DONE, MESSAGE_LOST, MESSAGE_DOUBLED, MESSAGE_LATE),
    QUEUE_REDELIVER("queue: change visibility", Family.QUEUE),
    QUEUE_DELETE("queue: delete", Family.DELIVERY),
    ACCOUNT_FIND("accounts: read", Family.STORE),
    ACCOUNT_RECONNECT("accounts: ask for a new token", Family.STORE),
    LIMIT_READ("limits: read", Family.STORE),
    LIMIT_TAKE("limits: take or give back", Family.STORE),
    TOKEN_DECRYPT("cipher: decrypt the token", Family.CIPHER),
    PLATFORM_READ("platform: read", Family.PLATFORM, READ_REFUSED),
    PLATFORM_PREPARE("platform: prepare", Family.PLATFORM, CRASH_IN_FLIGHT, EFFECT_LATE),
    PLATFORM_PUBLISH("platform: publish", Family.PLATFORM, CRASH_IN_FLIGHT, EFFECT_LATE);

    final String inWords;
    final Family family;
    /** Everything that can go wrong here. */
    final List<Faults.Kind> faults;

    Operation(String inWords, Family family, Faults.Kind... more) {
        this.inWords = inWords;
        this.family = family;
        this.faults = Stream.of(family.faults.stream(), Stream.of(more))
                .flatMap(each -> each)
                .toList();
    }

    RuntimeException unavailable() {
        IOException cause = new IOException("no answer");
        return switch (family) {
            case STORE -> new StoreUnavailableException("the simulated store does not answer", cause);
            case QUEUE, DELIVERY -> new QueueUnavailableException("the simulated queue does not answer", cause);
            case CIPHER -> new CipherUnavailableException("the simulated cipher does not answer", cause);
            case PLATFORM -> new PlatformUnreachableException("the simulated connection broke", cause);
        };
    }

    boolean isHttp() {
        return family == Family.PLATFORM;
    }

    /** What a thing outside can do to whoever asks it. */
    @SuppressWarnings("ImmutableEnumChecker") // The lists are unmodifiable.
    enum Family {
        STORE,
        QUEUE,
        CIPHER,
        /** Lambda deletes what is done, and Lambda does not die. */
        DELIVERY(List.of(UNAVAILABLE, ANSWER_LOST)),
        PLATFORM(SLOW, RATE_LIMITED, SERVER_ERROR, SERVER_ERROR_BUT_DONE, HTML_PAGE, HTML_BUT_DONE);

        private final List<Faults.Kind> faults;

        Family(Faults.Kind... more) {
            this(Stream.of(
                            Stream.of(CRASH_BEFORE, CRASH_AFTER, UNAVAILABLE, ANSWER_LOST, ASLEEP_BEFORE, ASLEEP_AFTER),
                            Stream.of(more))
                    .flatMap(each -> each)
                    .toList());
        }

        Family(List<Faults.Kind> faults) {
            this.faults = faults;
        }
    }
}
