package dev.socialposting.accounts;

final class InMemorySocialAccountStoreTest extends SocialAccountStoreContract {
    private final InMemorySocialAccountStore store = new InMemorySocialAccountStore();

    @Override
    protected SocialAccountStore store() {
        return store;
    }
}
