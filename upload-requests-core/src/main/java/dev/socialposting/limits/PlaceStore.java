package dev.socialposting.limits;

import dev.socialposting.uploads.store.StoreUnavailableException;

/** Keeps what is taken of each limit, for all workers together. */
public interface PlaceStore {
    /**
     * What is taken of a limit; {@link Places#NONE} if nothing ever was.
     *
     * @param limit its key: at most 1,000 characters
     * @throws StoreUnavailableException if it could not be read
     */
    Places find(String limit);

    /**
     * Stores what is taken of a limit, unless somebody else has changed it since.
     *
     * @param seen what {@link #find} gave
     * @param newer made of it
     * @return whether it was stored
     * @throws StoreUnavailableException if no answer came; it may have been stored, or not
     */
    boolean replace(String limit, Places seen, Places newer);
}
