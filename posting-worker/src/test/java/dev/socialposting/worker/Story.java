package dev.socialposting.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.platforms.http.PlatformCall;
import dev.socialposting.simulator.SimulatorControl;
import dev.socialposting.simulator.model.PublicPost;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PostingState.Completed;
import dev.socialposting.uploads.model.PostingState.Failed;
import dev.socialposting.uploads.model.PostingState.Unconfirmed;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.PublishedPost;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How a posting ended, and what the world and its user have seen of it. */
public final class Story {
    private final SimulatedAccount account;
    private final Posting posting;
    private final List<LogEntry> log;
    private final List<PlatformCall> calls;
    private final SimulatorControl simulator;

    Story(
            SimulatedAccount account,
            Posting posting,
            List<LogEntry> log,
            List<PlatformCall> calls,
            SimulatorControl simulator) {
        this.account = account;
        this.posting = posting;
        this.log = log;
        this.calls = calls;
        this.simulator = simulator;
    }

    public PostingStatus status() {
        return posting.status();
    }

    /** The post, which must be live exactly once. */
    public PublishedPost completed() {
        assertThat(posting.state()).as(this::lines).isInstanceOf(Completed.class);
        assertThat(posts()).as(() -> "public posts" + lines()).hasSize(1);
        return ((Completed) posting.state()).post();
    }

    /** Why it failed; nothing must be live. */
    public PostingError failed() {
        assertThat(posting.state()).as(this::lines).isInstanceOf(Failed.class);
        assertThat(posts()).as(() -> "public posts" + lines()).isEmpty();
        return ((Failed) posting.state()).error();
    }

    /** Why nobody can say whether it is live. */
    public PostingError unconfirmed() {
        assertThat(posting.state()).as(this::lines).isInstanceOf(Unconfirmed.class);
        return ((Unconfirmed) posting.state()).error();
    }

    /** What the status says is so: live exactly once, not live, or at most once. */
    public void endedTrue() {
        switch (status()) {
            case COMPLETED -> completed();
            case FAILED -> failed();
            case UNCONFIRMED -> assertThat(posts()).as(this::lines).hasSizeLessThanOrEqualTo(1);
            default -> throw new AssertionError("not final: " + status());
        }
    }

    /** What we made public, in the simulator's ledger. */
    public List<PublicPost> posts() {
        return simulator.postsOf(account.key()).stream()
                .filter(post -> post.origin() == PublicPost.Origin.API)
                .toList();
    }

    /** The one public post. */
    public PublicPost post() {
        assertThat(posts()).hasSize(1);
        return posts().getFirst();
    }

    /** How many calls of a step the simulator has received for the account. */
    public long calls(String step) {
        return simulator.calls().stream()
                .filter(call -> call.account().filter(account.key()::equals).isPresent())
                .filter(call -> call.step().filter(step::equals).isPresent())
                .count();
    }

    public List<PlatformCall> calls() {
        return calls;
    }

    /** What the log's lines tell, in their order. */
    public List<LogCode> codes() {
        return log.stream().map(LogEntry::code).toList();
    }

    /** The fields of the warnings that tell this. */
    public List<Map<String, Object>> warnings(LogCode code) {
        return log.stream()
                .filter(entry -> entry.level() == LogLevel.WARNING && entry.code() == code)
                .map(LogEntry::fields)
                .toList();
    }

    /** From acceptance to the end. */
    public Duration duration() {
        return Duration.between(posting.createdAt(), posting.updatedAt());
    }

    /** The log as its user reads it. */
    public String lines() {
        StringBuilder lines = new StringBuilder();
        log.forEach(entry -> lines.append("\n%s %s %s %s %s"
                .formatted(entry.timestamp(), entry.level(), entry.code(), entry.message(), entry.fields())));
        return lines.toString();
    }

    /** All that its user can read: the log, and the state with its error or result. */
    public String shown() {
        return posting.state() + lines();
    }

    void assertThatNoSecretLeaked(String row) {
        assertThat(lines()).doesNotContain(account.accessToken());
        assertThat(row).doesNotContain(account.accessToken());
        assertThat(posting.toString()).doesNotContain(account.accessToken());
    }
}
