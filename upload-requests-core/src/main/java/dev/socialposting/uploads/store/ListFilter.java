package dev.socialposting.uploads.store;

import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.model.RequestStatus;
import dev.socialposting.uploads.model.UploadRequest;
import java.util.Optional;

/**
 * Which of a user's requests to list: those that match everything that is given.
 *
 * @param status the request's own, or that of any of its postings
 * @param platform that of any of its destinations
 */
public record ListFilter(Optional<RequestStatus> status, Optional<Platform> platform) {
    public static final ListFilter EVERYTHING = new ListFilter(Optional.empty(), Optional.empty());

    public boolean matches(UploadRequest request) {
        return status.map(request.statuses()::contains).orElse(true)
                && platform.map(wanted -> request.postings().keySet().stream()
                                .anyMatch(destination -> destination.platform().equals(wanted)))
                        .orElse(true);
    }
}
