package dev.socialposting.limits;

final class InMemoryPlaceStoreTest extends PlaceStoreContract {
    private final InMemoryPlaceStore store = new InMemoryPlaceStore();

    @Override
    protected PlaceStore store() {
        return store;
    }
}
