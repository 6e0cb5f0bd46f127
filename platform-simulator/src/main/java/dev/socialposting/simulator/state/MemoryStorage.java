package dev.socialposting.simulator.state;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Tables that live as long as the process. */
public final class MemoryStorage implements Storage {
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
