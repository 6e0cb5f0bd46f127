package dev.socialposting.simulator.state;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the simulator's tables and half-sent files are.
 *
 * <p>Implementations: {@link MemoryStorage}, which forgets everything with the process, and {@link FileStorage}.
 */
public interface Storage extends AutoCloseable {
    /**
     * A table, with what was kept of it. Each is asked for once after the storage was opened or cleared.
     *
     * @param type of its records
     * @param group what a record belongs to, see {@link Table#of}
     */
    <V> Table<V> table(String name, Class<V> type, Function<? super V, String> group);

    /** A table whose records belong to no group. */
    default <V> Table<V> table(String name, Class<V> type) {
        return table(name, type, ungrouped -> "");
    }

    /** Keeps all changes since the last call, together or not at all. */
    void commit();

    /** Forgets everything. */
    void clear();

    /** Adds bytes to the end of a half-sent file; they are kept at once. */
    void append(String file, byte[] bytes);

    /** How long a half-sent file is; 0 when there is none. */
    int length(String file);

    /** Gives a file that is whole now, and forgets it with the next {@link #commit}. */
    byte[] take(String file);

    @Override
    void close();

    /** Tables that live as long as the process. */
    final class MemoryStorage implements Storage {
        private final Map<String, ByteArrayOutputStream> files = new HashMap<>();

        @Override
        public <V> Table<V> table(String name, Class<V> type, Function<? super V, String> group) {
            return new Table<>(name, group, (table, id, value) -> {});
        }

        @Override
        public void commit() {}

        @Override
        public void clear() {
            files.clear();
        }

        @Override
        public void append(String file, byte[] bytes) {
            files.computeIfAbsent(file, first -> new ByteArrayOutputStream()).writeBytes(bytes);
        }

        @Override
        public int length(String file) {
            return Optional.ofNullable(files.get(file))
                    .map(ByteArrayOutputStream::size)
                    .orElse(0);
        }

        @Override
        public byte[] take(String file) {
            return Optional.ofNullable(files.remove(file))
                    .map(ByteArrayOutputStream::toByteArray)
                    .orElseGet(() -> new byte[0]);
        }

        @Override
        public void close() {}
    }
}
