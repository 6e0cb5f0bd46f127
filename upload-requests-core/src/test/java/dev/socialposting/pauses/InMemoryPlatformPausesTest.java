package dev.socialposting.pauses;

final class InMemoryPlatformPausesTest extends PlatformPausesContract {
    private final InMemoryPlatformPauses pauses = new InMemoryPlatformPauses();

    @Override
    protected PlatformPauses pauses() {
        return pauses;
    }
}
