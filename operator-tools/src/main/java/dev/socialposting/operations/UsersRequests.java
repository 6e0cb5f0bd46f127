package dev.socialposting.operations;

import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.store.ListFilter;
import dev.socialposting.uploads.store.Page;
import dev.socialposting.uploads.store.PageToken;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All requests of one user that match, newest first; eventually consistent, as lists are.
 *
 * @param unreadable those whose rows cannot be read
 */
record UsersRequests(List<UploadRequest> readable, List<RequestId> unreadable) {

    static UsersRequests of(UploadRequestStore store, UserId user, ListFilter filter) {
        List<UploadRequest> readable = new ArrayList<>();
        List<RequestId> unreadable = new ArrayList<>();
        Optional<PageToken> from = Optional.empty();
        do {
            switch (store.list(user, filter, UploadRequestStore.MAX_PAGE_SIZE, from)) {
                case Page.Items<UploadRequest>(var items, var unread, var next) -> {
                    readable.addAll(items);
                    unreadable.addAll(unread);
                    from = next;
                }
                case Page.BadToken<UploadRequest> _ ->
                    throw new IllegalStateException("a store does not know the token that it has just made");
            }
        } while (from.isPresent());
        return new UsersRequests(readable, unreadable);
    }

    boolean isEmpty() {
        return readable.isEmpty() && unreadable.isEmpty();
    }
}
