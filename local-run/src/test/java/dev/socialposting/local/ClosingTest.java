package dev.socialposting.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {

    private final List<String> closed = new ArrayList<>();

    @Test
    void whatWasStartedLastIsClosedFirstAndOnce() {
        Closing closing = new Closing();
        closing.later("first", () -> closed.add("first"));
        closing.later("second", () -> closed.add("second"));

        closing.close();
        closing.close();

        assertThat(closed).containsExactly("second", "first");
    }

    @Test
    void aPartThatDoesNotStopKeepsNoOtherFromStopping() {
        Closing closing = new Closing();
        closing.later("first", () -> closed.add("first"));
        closing.later("broken", () -> {
            throw new IllegalStateException("on purpose");
        });

        closing.close();

        assertThat(closed).containsExactly("first");
    }

    @Test
    void whatIsStartedWhileStoppingIsStoppedAtOnce() {
        Closing closing = new Closing();
        closing.close();

        closing.later("late", () -> closed.add("late"));

        assertThat(closed).containsExactly("late");
    }
}
