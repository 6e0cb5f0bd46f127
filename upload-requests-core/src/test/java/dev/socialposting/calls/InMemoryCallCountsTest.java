package dev.socialposting.calls;

final class InMemoryCallCountsTest extends CallCountsContract {
    private final InMemoryCallCounts counts = new InMemoryCallCounts();

    @Override
    protected CallCounts counts() {
        return counts;
    }
}
