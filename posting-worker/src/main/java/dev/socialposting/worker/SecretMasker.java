package dev.socialposting.worker;

import dev.socialposting.accounts.Credentials;
import dev.socialposting.accounts.RefreshToken;
import dev.socialposting.accounts.Secrets;
import dev.socialposting.platforms.PlatformSecrets;
import dev.socialposting.platforms.http.PlatformResponse;
import dev.socialposting.secrets.KnownAddress;
import dev.socialposting.secrets.KnownSecret;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.PostingState.Cancelled;
import dev.socialposting.uploads.model.PostingState.Completed;
import dev.socialposting.uploads.model.PostingState.Failed;
import dev.socialposting.uploads.model.PostingState.Leased;
import dev.socialposting.uploads.model.PostingState.Queued;
import dev.socialposting.uploads.model.PostingState.Scheduled;
import dev.socialposting.uploads.model.PostingState.Unconfirmed;
import dev.socialposting.uploads.model.PostingState.Waiting;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.uploads.model.UploadRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Takes secrets out of what a turn stores and logs before anybody can read it: the credentials in use in every spelling they travel in, the
 * queries of the addresses that the user has given, and whatever looks like a secret of a platform, whoever it belongs to.
 */
final class SecretMasker {
    private final List<KnownSecret> inUse;
    private final List<KnownAddress> addresses;

    private SecretMasker(List<KnownSecret> inUse, List<KnownAddress> addresses) {
        this.inUse = List.copyOf(inUse);
        this.addresses = List.copyOf(addresses);
    }

    /** Knows no secret in particular. */
    static SecretMasker ofShapes() {
        return new SecretMasker(List.of(), List.of());
    }

    /** Knows all that is secret of the credentials in use besides. */
    static SecretMasker of(Credentials credentials) {
        Secrets secrets = credentials.secrets();
        return new SecretMasker(
                Stream.of(
                                Stream.of(secrets.accessToken().value()),
                                secrets.refreshToken().stream().map(RefreshToken::value),
                                secrets.keys().values().stream())
                        .flatMap(each -> each)
                        .map(KnownSecret::of)
                        .toList(),
                List.of());
    }

    /** Knows the addresses besides that the user has given with a post: of the video, and of whatever else platforms fetch. */
    SecretMasker withAddressesOf(UploadRequest request, Destination destination) {
        Stream<String> options = request.posting(destination).stream()
                .flatMap(posting -> posting.options().values().values().stream())
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> text.contains("://"));
        return new SecretMasker(
                inUse,
                Stream.concat(Stream.of(request.videoUrl()), options)
                        .flatMap(address -> KnownAddress.of(address).stream())
                        .toList());
    }

    String mask(String text) {
        String masked = maskSecretsInUse(text);
        for (KnownAddress address : addresses) {
            masked = address.mask(masked);
        }
        return PlatformSecrets.mask(masked);
    }

    /**
     * An answer as a step may read it: without the credentials in use, which some errors repeat. What only looks like a secret stays, because
     * a step may need it.
     */
    PlatformResponse mask(PlatformResponse answer) {
        Map<String, String> headers = new TreeMap<>();
        answer.headers().forEach((name, value) -> headers.put(name, maskSecretsInUse(value)));
        return new PlatformResponse(answer.status(), headers, maskSecretsInUse(answer.body()));
    }

    private String maskSecretsInUse(String text) {
        String masked = text;
        for (KnownSecret secret : inUse) {
            masked = secret.mask(masked);
        }
        return masked;
    }

    /**
     * A state as it may be stored: an answer's words may quote a token. Checkpoints stay as they are. Nobody but a step reads them, and
     * a step needs them to the letter, be it the address of an upload that is a secret itself.
     */
    PostingState mask(PostingState state) {
        return switch (state) {
            case Scheduled scheduled -> scheduled;
            case Queued queued -> queued;
            case Leased(var lease, var wake, var progress) -> new Leased(lease, wake, mask(progress));
            case Waiting(var until, var wake, var waitingFor, var progress) ->
                new Waiting(until, wake, mask(waitingFor), mask(progress));
            case Completed(var post, var progress) -> new Completed(mask(post), mask(progress));
            case Failed(var error, var deadLettered, var progress) ->
                new Failed(mask(error), deadLettered, progress.map(this::mask));
            case Unconfirmed(var error, var progress) -> new Unconfirmed(mask(error), mask(progress));
            case Cancelled(var progress) -> new Cancelled(progress.map(this::mask));
        };
    }

    private Progress mask(Progress progress) {
        Progress safe = progress.withPhase(
                switch (progress.phase()) {
                    case Phase.Live(var post) -> new Phase.Live(mask(post));
                    case Phase.Preparing preparing -> preparing;
                    case Phase.Publishing publishing -> publishing;
                    case Phase.Restored restored -> restored;
                });
        return safe.lastError().map(error -> safe.withLastError(mask(error))).orElse(safe);
    }

    private PublishedPost mask(PublishedPost post) {
        return new PublishedPost(
                post.mediaId().map(this::mask),
                post.postId().map(this::mask),
                post.permalink().map(this::mask));
    }

    private PostingError mask(PostingError error) {
        return new PostingError(
                error.code(),
                mask(error.message()),
                error.platformCode().map(this::mask),
                mask(error.explanation()),
                error.whoActs(),
                mask(error.nextStep()),
                error.retryable());
    }
}
