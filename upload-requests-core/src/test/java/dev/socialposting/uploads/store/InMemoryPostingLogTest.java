package dev.socialposting.uploads.store;

final class InMemoryPostingLogTest extends PostingLogContract {
    private final InMemoryPostingLog log = new InMemoryPostingLog();

    @Override
    protected PostingLog log() {
        return log;
    }
}
