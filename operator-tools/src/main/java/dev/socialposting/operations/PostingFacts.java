package dev.socialposting.operations;

import dev.socialposting.platforms.PlatformSecrets;
import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.model.PublishedPost;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** All that a row says of a posting, by names that text and JSON have in common; times are ISO 8601, UTC. */
final class PostingFacts {
    private final SequencedMap<String, String> facts = new LinkedHashMap<>();

    private PostingFacts() {}

    static SequencedMap<String, String> of(Posting posting) {
        PostingFacts facts = new PostingFacts();
        facts.add("status", Terminal.word(posting.status()));
        facts.add("live", Liveness.of(posting.state()).words());
        facts.addPost(postOf(posting.state()));
        facts.addState(posting.state());
        errorOf(posting.state()).ifPresent(facts::addError);
        posting.state().startedProgress().ifPresent(facts::addProgress);
        facts.add("publish_by", posting.publishBy());
        posting.wake().ifPresent(wake -> {
            facts.add("wake_at", wake.at());
            facts.add("nudges_by_dispatcher", wake.nudges());
        });
        facts.add("created_at", posting.createdAt());
        facts.add("updated_at", posting.updatedAt());
        return facts.facts;
    }

    /** What a posting ended with, or what went wrong last. */
    static Optional<PostingError> errorOf(PostingState state) {
        return switch (state) {
            case PostingState.Failed failed -> Optional.of(failed.error());
            case PostingState.Unconfirmed unconfirmed -> Optional.of(unconfirmed.error());
            case PostingState.Completed _, PostingState.Cancelled _ -> Optional.empty();
            case PostingState.InFlight inFlight -> inFlight.startedProgress().flatMap(Progress::lastError);
        };
    }

    /** What is known of the post itself. */
    static PublishedPost postOf(PostingState state) {
        return state instanceof PostingState.Completed completed
                ? completed.post()
                : state.startedProgress()
                        .map(Progress::phase)
                        .filter(Phase.Live.class::isInstance)
                        .map(live -> ((Phase.Live) live).post())
                        .orElse(PublishedPost.UNIDENTIFIED);
    }

    private void addPost(PublishedPost post) {
        post.permalink().ifPresent(link -> add("permalink", link));
        post.mediaId().ifPresent(id -> add("media_id", id));
        post.postId().ifPresent(id -> add("post_id", id));
    }

    private void addState(PostingState state) {
        switch (state) {
            case PostingState.Scheduled scheduled -> add("begins_at", scheduled.startAt());
            case PostingState.Leased leased -> {
                add("worker", leased.lease().owner());
                add("worker_until", leased.lease().until());
            }
            case PostingState.Waiting waiting -> {
                add("waiting_for", waiting.waitingFor());
                add("waiting_until", waiting.until());
            }
            case PostingState.Failed failed ->
                failed.deadLettered().ifPresent(nudge -> add("dead_letter", nudge.value()));
            case PostingState.Queued _,
                    PostingState.Completed _,
                    PostingState.Unconfirmed _,
                    PostingState.Cancelled _ -> {}
        }
    }

    private void addError(PostingError error) {
        add("error", error.code());
        error.platformCode().ifPresent(code -> add("platform_code", code));
        add("words", error.message());
        add("means", error.explanation());
        add("acts", Terminal.word(error.whoActs()));
        add("next_step", error.nextStep());
        add("retryable", error.retryable());
    }

    private void addProgress(Progress progress) {
        add("step", progress.step());
        add("try", "%d of %d".formatted(progress.attempt(), Progress.MAX_TRIES));
        add("restarts", progress.restarts());
        switch (progress.phase()) {
            case Phase.Preparing() -> add("publish_mark", "none: no publish call that could still take effect");
            case Phase.Publishing publishing -> {
                add("publish_mark", publishing.markedAt());
                publishing.acknowledgedAt().ifPresent(at -> add("acknowledged_at", at));
            }
            case Phase.Restored(Instant since) ->
                add("publish_mark", "not known: put back from a backup, which ends at " + since);
            case Phase.Live _ -> add("publish_mark", "behind it: the post is live");
        }
        progress.unseenCallAt().ifPresent(at -> add("unseen_call_at", at));
        progress.checkpoint().values().forEach((name, value) -> add("checkpoint." + name, value));
    }

    private void add(String name, Object value) {
        facts.put(name, PlatformSecrets.mask(value.toString()));
    }
}
