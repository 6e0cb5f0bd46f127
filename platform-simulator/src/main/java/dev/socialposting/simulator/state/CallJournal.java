package dev.socialposting.simulator.state;

import dev.socialposting.simulator.model.RecordedCall;
import java.util.List;

/** The calls the platforms received, oldest first; the oldest are dropped when there are very many. */
public final class CallJournal {
    private static final int KEPT = 20_000;

    private final Table<RecordedCall> calls;

    CallJournal(Storage storage) {
        this.calls = storage.table("calls", RecordedCall.class);
    }

    /** Notes a call. */
    public void add(RecordedCall call) {
        if (calls.size() == KEPT) {
            calls.removeFirst();
        }
        calls.add(call);
    }

    /** All calls that are kept. */
    public List<RecordedCall> all() {
        return calls.all();
    }
}
