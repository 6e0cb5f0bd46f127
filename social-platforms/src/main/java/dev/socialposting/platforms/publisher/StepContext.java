package dev.socialposting.platforms.publisher;

import dev.socialposting.accounts.Credentials;
import dev.socialposting.platforms.http.PlatformHttp;
import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.PostingOptions;
import java.time.Clock;
import java.time.Instant;

/**
 * What a step works with.
 *
 * @param login by which of the platform's ways the account was connected
 * @param media the video
 * @param checkpoint as the last step left it
 * @param http logs every call that goes through it; its {@link PlatformHttp} exception may be left to pass: the engine takes it as
 *     a fault, or as an unknown outcome if it comes from the publish call
 * @param stopBy when the turn must end: nothing that takes long begins after it
 */
public record StepContext(
        Destination destination,
        MediaSource media,
        String caption,
        PostingOptions options,
        String login,
        Credentials credentials,
        Checkpoint checkpoint,
        PlatformHttp http,
        Clock clock,
        Instant stopBy,
        StepLog log) {
    /** The same, but nothing was prepared. */
    public StepContext withoutCheckpoint() {
        return new StepContext(
                destination, media, caption, options, login, credentials, Checkpoint.EMPTY, http, clock, stopBy, log);
    }
}
