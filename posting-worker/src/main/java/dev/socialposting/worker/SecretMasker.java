package dev.socialposting.worker;

import dev.socialposting.accounts.AccessToken;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text before anybody can read it: the token in use in every spelling it travels in, and whatever looks like
 * a token of a platform, whoever it belongs to.
 */
final class SecretMasker {
    private static final String MASK = "[masked]";

    /** Names that stand before a secret, in a query, a form, JSON or a header. */
    private static final String NAMES = "access_token|client_secret|fb_exchange_token|refresh_token|input_token"
            + "|appsecret_proof|id_token|signed_request|password|api_key";

    private static final List<Pattern> SHAPES = List.of(
            Pattern.compile("\\b(?:IG[A-Z]{2}|EAA)[A-Za-z0-9_-]{8,}"),
            Pattern.compile("(?i)(?<=\\b(?:Bearer|OAuth|Basic) )[^\\s\"',]{6,}"),
            Pattern.compile("(?i)(?<=\\b(?:" + NAMES + ")=)[^&\\s\"']+"),
            Pattern.compile("(?i)(?<=\"(?:" + NAMES + ")\" ?: ?\")[^\"]+"));

    private final List<String> known;

    private SecretMasker(List<String> known) {
        this.known = known;
    }

    /** Knows no token in particular. */
    static SecretMasker ofShapes() {
        return new SecretMasker(List.of());
    }

    /** Knows the token in use besides. */
    static SecretMasker of(AccessToken token) {
        String encoded = URLEncoder.encode(token.value(), StandardCharsets.UTF_8);
        return new SecretMasker(List.of(token.value(), encoded));
    }

    String mask(String text) {
        String masked = text;
        for (String secret : known) {
            masked = masked.replace(secret, MASK);
        }
        for (Pattern shape : SHAPES) {
            masked = shape.matcher(masked).replaceAll(MASK);
        }
        return masked;
    }

    /** A state as it may be stored: an answer's words may quote a token. */
    PostingState mask(PostingState state) {
        return switch (state) {
            case Scheduled scheduled -> scheduled;
            case Queued queued -> queued;
            case Leased(var lease, var wake, var progress) -> new Leased(lease, wake, mask(progress));
            case Waiting(var until, var wake, var waitingFor, var progress) ->
                new Waiting(until, wake, mask(waitingFor), mask(progress));
            case Completed(var post, var progress) -> new Completed(post, mask(progress));
            case Failed(var error, var deadLettered, var progress) ->
                new Failed(mask(error), deadLettered, progress.map(this::mask));
            case Unconfirmed(var error, var progress) -> new Unconfirmed(mask(error), mask(progress));
            case Cancelled(var progress) -> new Cancelled(progress.map(this::mask));
        };
    }

    private Progress mask(Progress progress) {
        return progress.lastError()
                .map(error -> progress.withLastError(mask(error)))
                .orElse(progress);
    }

    private PostingError mask(PostingError error) {
        return new PostingError(
                error.code(),
                mask(error.message()),
                error.platformCode(),
                error.explanation(),
                error.whoActs(),
                error.nextStep(),
                error.retryable());
    }
}
