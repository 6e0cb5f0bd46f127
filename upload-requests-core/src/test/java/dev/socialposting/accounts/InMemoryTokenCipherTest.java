package dev.socialposting.accounts;

final class InMemoryTokenCipherTest extends TokenCipherContract {
    private final InMemoryTokenCipher cipher = new InMemoryTokenCipher();

    @Override
    protected TokenCipher cipher() {
        return cipher;
    }
}
