package dev.socialposting.local;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes what was started, last started first, once.
 *
 * <p>May be closed from the shutdown hook while starting is still going on: what is started after that is closed at once.
 */
final class Closing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private final Deque<Started> started = new ArrayDeque<>();
    private boolean closed;

    private record Started(String name, AutoCloseable part) {}

    /** Remembers to close a part. */
    synchronized <T extends AutoCloseable> T later(String name, T part) {
        started.push(new Started(name, part));
        if (closed) {
            closeAll();
        }
        return part;
    }

    @Override
    public synchronized void close() {
        closed = true;
        closeAll();
    }

    private void closeAll() {
        while (!started.isEmpty()) {
            Started last = started.pop();
            try {
                last.part().close();
            } catch (Exception e) {
                LOG.warn("{} did not stop cleanly: {}", last.name(), e.toString());
            }
        }
    }
}
