package dev.socialposting.simulator.model;

import java.time.Instant;
import java.util.Optional;

/**
 * One call that a platform received.
 *
 * @param url path and query, with tokens, codes and secrets masked
 * @param account whom the call was about, when that could be told
 * @param step the step of the publishing flow, such as {@code create} or {@code publish}, when it is one
 * @param status the HTTP status as text, or {@code cut} when the connection was closed without an answer
 * @param errorCode {@code code} or {@code code/subcode} of the answer
 */
public record RecordedCall(
        Instant time,
        String method,
        String url,
        Optional<AccountKey> account,
        Optional<String> step,
        String status,
        Optional<String> errorCode) {}
