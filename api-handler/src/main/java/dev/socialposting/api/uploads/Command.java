package dev.socialposting.api.uploads;

import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.AccountStatus;
import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.model.Transition;
import dev.socialposting.uploads.model.UploadRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What a user wants done to postings. */
sealed interface Command {
    /** The move of the row. */
    Transition<UploadRequest> apply(UploadRequest request, Collection<Destination> destinations, Instant now);

    /** Whether a posting as it is stored now shows that the command was carried out. */
    boolean isDone(PostingState state);

    /** Why a posting stays as it is; asked only for one that did. */
    Reason reason(Posting posting);

    /** What speaks against the command beyond what the row says. */
    default Optional<Reason> objection(UploadRequest request, Posting posting) {
        return Optional.empty();
    }

    /** The line in the log of a posting that it was done to. */
    Line line(PostingState done);

    /** What is answered when nothing could be done. */
    String nothingDone();

    /** What the log says, and how loudly. */
    record Line(LogLevel level, LogCode code, String message, Map<String, Object> fields) {
        private static Line info(LogCode code, String message) {
            return new Line(LogLevel.INFO, code, message, Map.of());
        }
    }

    /** Why a posting stays as it is. */
    record Reason(String code, String detail) {
        static final Reason LIVE = new Reason("already_published", "It is live already.");
        static final Reason IN_PROGRESS = new Reason("in_progress", "It has not ended yet.");
        static final Reason AT_WORK = new Reason(
                "under_way",
                "A worker is at it right now. Try again in a few seconds: it can still be stopped as long as it is not being"
                        + " published.");
        static final Reason PUBLISHING = new Reason(
                "under_way", "It is being published, or may be live already: it cannot be stopped any more.");
        static final Reason ENDED = new Reason("already_final", "It has ended already.");
        static final Reason CANCELLED =
                new Reason("cancelled", "It was cancelled before it went out. Make a new post instead.");
        static final Reason UNCONFIRMED = new Reason(
                "unconfirmed",
                "It may be live. Look at the account, then tell with resolve whether the post is there.");
        static final Reason KNOWN = new Reason("not_unconfirmed", "It is known whether it went out.");

        /** For what is done to an unconfirmed posting only: another look at one, say, is under way already. */
        private static Reason whyNotUnconfirmed(PostingState state) {
            return state instanceof PostingState.InFlight ? IN_PROGRESS : KNOWN;
        }
    }

    /** Try again what failed, unless it would fail again. */
    record Retry(SocialAccountStore accounts) implements Command {
        @Override
        public Transition<UploadRequest> apply(
                UploadRequest request, Collection<Destination> destinations, Instant now) {
            return request.retry(destinations, now);
        }

        @Override
        public boolean isDone(PostingState state) {
            return state instanceof PostingState.InFlight;
        }

        @Override
        public Optional<Reason> objection(UploadRequest request, Posting posting) {
            if (!(posting.state() instanceof PostingState.Failed failed)) {
                return Optional.empty();
            }
            if (!failed.error().retryable()) {
                return Optional.of(new Reason(
                        "must_change_first",
                        "The same post would fail again. " + failed.error().nextStep()));
            }
            return accounts.find(new AccountKey(request.userId(), posting.destination()))
                    .map(account -> account.status() == AccountStatus.RECONNECT_REQUIRED
                            ? Optional.of(new Reason(
                                    "reconnect_first", "The account must be connected again first, with a new token."))
                            : Optional.<Reason>empty())
                    .orElseGet(() -> Optional.of(
                            new Reason("connect_first", "The account is not connected any more. Connect it first.")));
        }

        @Override
        public Reason reason(Posting posting) {
            return switch (posting.state()) {
                case PostingState.Completed _ -> Reason.LIVE;
                case PostingState.Unconfirmed _ -> Reason.UNCONFIRMED;
                case PostingState.Cancelled _ -> Reason.CANCELLED;
                case PostingState.InFlight _ -> Reason.IN_PROGRESS;
                case PostingState.Failed _ -> Reason.ENDED;
            };
        }

        @Override
        public Line line(PostingState done) {
            return Line.info(LogCode.RETRY_REQUESTED, "You asked for another try.");
        }

        @Override
        public String nothingDone() {
            return "nothing_to_retry";
        }
    }

    /** Stop what has not gone out. */
    record Cancel() implements Command {
        private static final Line CANCELLED_AFTER_A_CALL = new Line(
                LogLevel.WARNING,
                LogCode.CANCELLED,
                "You cancelled it before it was published again. Nothing was seen of an earlier publish call; should that have been"
                        + " held up on its way, the post can still appear. Look at the account in a quarter of an hour.",
                Map.of("may_have_gone_out", true));

        @Override
        public Transition<UploadRequest> apply(
                UploadRequest request, Collection<Destination> destinations, Instant now) {
            return request.cancel(destinations, now);
        }

        @Override
        public boolean isDone(PostingState state) {
            return state instanceof PostingState.Cancelled;
        }

        @Override
        public Reason reason(Posting posting) {
            return switch (posting.state()) {
                case PostingState.Completed _ -> Reason.LIVE;
                case PostingState.InFlight inFlight ->
                    inFlight.startedProgress()
                            .map(progress -> whyNotStopped(progress.phase()))
                            .orElse(Reason.AT_WORK);
                case PostingState.Unconfirmed _ -> Reason.UNCONFIRMED;
                case PostingState.Failed _, PostingState.Cancelled _ -> Reason.ENDED;
            };
        }

        private static Reason whyNotStopped(Phase phase) {
            return switch (phase) {
                case Phase.Preparing() -> Reason.AT_WORK;
                case Phase.Publishing _, Phase.Restored _ -> Reason.PUBLISHING;
                case Phase.Live _ -> Reason.LIVE;
            };
        }

        @Override
        public Line line(PostingState done) {
            return done.startedProgress().filter(Progress::mayHaveGoneOut).isPresent()
                    ? CANCELLED_AFTER_A_CALL
                    : Line.info(LogCode.CANCELLED, "You cancelled it before it went out.");
        }

        @Override
        public String nothingDone() {
            return "nothing_to_cancel";
        }
    }

    /** Look once more whether an unconfirmed post is live. */
    record Verify() implements Command {
        @Override
        public Transition<UploadRequest> apply(
                UploadRequest request, Collection<Destination> destinations, Instant now) {
            return request.verify(destinations, now);
        }

        @Override
        public boolean isDone(PostingState state) {
            return state instanceof PostingState.InFlight;
        }

        @Override
        public Reason reason(Posting posting) {
            return Reason.whyNotUnconfirmed(posting.state());
        }

        @Override
        public Line line(PostingState done) {
            return Line.info(LogCode.VERIFY_REQUESTED, "You asked to look once more whether the post is live.");
        }

        @Override
        public String nothingDone() {
            return "nothing_to_verify";
        }
    }

    /** A person has looked at the account of an unconfirmed posting. */
    record Resolve(boolean published) implements Command {
        @Override
        public Transition<UploadRequest> apply(
                UploadRequest request, Collection<Destination> destinations, Instant now) {
            return request.resolve(destinations.iterator().next(), published, now);
        }

        @Override
        public boolean isDone(PostingState state) {
            return published ? state instanceof PostingState.Completed : state instanceof PostingState.InFlight;
        }

        @Override
        public Reason reason(Posting posting) {
            return Reason.whyNotUnconfirmed(posting.state());
        }

        @Override
        public Line line(PostingState done) {
            return new Line(
                    LogLevel.INFO,
                    LogCode.RESOLVED,
                    published
                            ? "You said that the post is there."
                            : "You said that the post is not there. It is posted again.",
                    Map.of("published", published));
        }

        @Override
        public String nothingDone() {
            return "nothing_to_resolve";
        }
    }
}
