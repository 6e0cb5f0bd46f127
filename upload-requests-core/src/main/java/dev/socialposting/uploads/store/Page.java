package dev.socialposting.uploads.store;

import dev.socialposting.uploads.model.RequestId;
import java.util.List;
import java.util.Optional;

/** A page of a list, or the answer that the token for it was not made by this store for this list. */
public sealed interface Page<T> {
    /**
     * Some items of the list.
     *
     * @param unreadable the requests whose rows belong here and cannot be read
     * @param next the token of the following page; empty at the end. A page may be short, even empty, and still have a next one.
     */
    record Items<T>(List<T> items, List<RequestId> unreadable, Optional<PageToken> next) implements Page<T> {
        public Items {
            items = List.copyOf(items);
            unreadable = List.copyOf(unreadable);
        }

        /** Of which all can be read. */
        public Items(List<T> items, Optional<PageToken> next) {
            this(items, List.of(), next);
        }
    }

    /** The token is not one that this store made for this list. */
    record BadToken<T>() implements Page<T> {}
}
