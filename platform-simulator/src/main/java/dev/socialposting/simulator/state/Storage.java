package dev.socialposting.simulator.state;

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
}
