package dev.socialposting.simulator.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tables in a file that survives the process, however it ends.
 *
 * <p>Each line of {@value #TABLES} is what one call changed: a JSON array of {@code [table, id, record]}, without the record for one that
 * was removed. The last line about an id counts. A line that is not whole was being written when the process was killed; its call was
 * never answered, so it is left out. The file is written anew, without what is out of date, when most of it is, at the start or later. It is not forced to the disk: it survives a killed process, not a power cut.
 *
 * <p>Half-sent files lie beside it. One process at a time may use a directory.
 */
public final class FileStorage implements Storage {
    private static final Logger LOG = LoggerFactory.getLogger(FileStorage.class);
    private static final String TABLES = "simulator.jsonl";
    private static final String UPLOADS = "uploads";
    private static final int LONG = 100_000;

    private record RowKey(String table, String id) {}

    private final Path directory;
    private final RecordJson json = new RecordJson();
    private final Map<String, Table<?>> tables = new LinkedHashMap<>();
    /** The JSON of the records of tables that nobody has asked for yet. */
    private final Map<String, Map<String, String>> unread = new LinkedHashMap<>();

    private final Map<RowKey, @Nullable Object> changed = new LinkedHashMap<>();
    private final List<Path> taken = new ArrayList<>();
    private @Nullable FileChannel channel;
    private int changes;

    /**
     * Opens a directory, which is created if need be.
     *
     * @throws UncheckedIOException when it cannot be used
     */
    public FileStorage(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory.resolve(UPLOADS));
            read(directory.resolve(TABLES));
            int records = unread.values().stream().mapToInt(Map::size).sum();
            if (channel == null || changes > 2 * records) {
                rewrite();
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException("The simulator cannot use its data: " + unusable.getMessage(), unusable);
        }
    }

    private void read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        byte[] bytes = Files.readAllBytes(file);
        int whole = bytes.length;
        while (whole > 0 && bytes[whole - 1] != '\n') {
            whole--;
        }
        String text = new String(bytes, 0, whole, StandardCharsets.UTF_8);
        int from = 0;
        int number = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            number++;
            try {
                json.changes(text.substring(from, end), this::apply);
            } catch (JsonProcessingException malformed) {
                throw new IOException(file + ", line " + number + " is not JSON; delete the directory", malformed);
            }
            from = end + 1;
        }
        channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        channel.truncate(whole);
    }

    private void apply(String table, String id, @Nullable String record) {
        changes++;
        Map<String, String> rows = unread.computeIfAbsent(table, name -> new LinkedHashMap<>());
        if (record == null) {
            rows.remove(id);
        } else {
            rows.put(id, record);
        }
    }

    @Override
    public <V> Table<V> table(String name, Class<V> type, Function<? super V, String> group) {
        Table<V> table =
                new Table<>(name, group, (changedTable, id, value) -> changed.put(new RowKey(changedTable, id), value));
        if (tables.put(name, table) != null) {
            throw new IllegalStateException("There are two tables named " + name);
        }
        Map<String, String> kept = unread.getOrDefault(name, Map.of());
        unread.remove(name);
        ObjectReader reader = json.reader(type);
        int unreadable = 0;
        for (Map.Entry<String, String> row : kept.entrySet()) {
            try {
                table.restore(row.getKey(), reader.readValue(row.getValue()));
            } catch (JsonProcessingException otherForm) {
                unreadable++;
                LOG.debug("{} {} cannot be read", name, row.getKey(), otherForm);
            }
        }
        if (unreadable > 0) {
            LOG.warn(
                    "{} of {} records of the simulator's table {} are of another version and are left out",
                    unreadable,
                    kept.size(),
                    name);
        }
        return table;
    }

    @Override
    public void commit() {
        try {
            if (!changed.isEmpty()) {
                if (channel == null || changes > Math.max(LONG, 4 * live())) {
                    rewrite();
                } else {
                    write(channel, line(changed));
                }
                changed.clear();
            }
            for (Path file : taken) {
                Files.deleteIfExists(file);
            }
            taken.clear();
        } catch (IOException failed) {
            throw new UncheckedIOException("The simulator's data in " + directory + " cannot be written", failed);
        }
    }

    private int live() {
        return tables.values().stream().mapToInt(Table::size).sum();
    }

    private String line(Map<RowKey, @Nullable Object> all) throws JsonProcessingException {
        List<String> line = new ArrayList<>();
        changes += all.size();
        for (Map.Entry<RowKey, @Nullable Object> change : all.entrySet()) {
            Object value = change.getValue();
            line.add(change(change.getKey(), value == null ? null : json.text(value)));
        }
        return "[" + String.join(",", line) + "]\n";
    }

    private String change(RowKey key, @Nullable String record) throws JsonProcessingException {
        return "[" + json.text(key.table()) + "," + json.text(key.id()) + (record == null ? "" : "," + record) + "]";
    }

    /** The new file takes the old one's place in one step. */
    private void rewrite() throws IOException {
        close();
        Path next = directory.resolve(TABLES + ".new");
        try (BufferedWriter writer = Files.newBufferedWriter(next)) {
            changes = 0;
            for (Map.Entry<String, Table<?>> table : tables.entrySet()) {
                for (Map.Entry<String, ?> row : table.getValue().records().entrySet()) {
                    write(writer, new RowKey(table.getKey(), row.getKey()), json.text(row.getValue()));
                }
            }
            for (Map.Entry<String, Map<String, String>> table : unread.entrySet()) {
                for (Map.Entry<String, String> row : table.getValue().entrySet()) {
                    write(writer, new RowKey(table.getKey(), row.getKey()), row.getValue());
                }
            }
        }
        Path file = directory.resolve(TABLES);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    private void write(BufferedWriter writer, RowKey key, String record) throws IOException {
        changes++;
        writer.write("[" + change(key, record) + "]\n");
    }

    private static void write(FileChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void clear() {
        close();
        tables.clear();
        unread.clear();
        changed.clear();
        taken.clear();
        try (Stream<Path> uploads = Files.list(directory.resolve(UPLOADS))) {
            Files.deleteIfExists(directory.resolve(TABLES));
            for (Path upload : uploads.toList()) {
                Files.deleteIfExists(upload);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("The simulator's data in " + directory + " cannot be cleared", failed);
        }
    }

    @Override
    public void append(String file, byte[] bytes) {
        try {
            Files.write(path(file), bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public int length(String file) {
        try {
            Path path = path(file);
            return taken.contains(path) || !Files.exists(path) ? 0 : Math.toIntExact(Files.size(path));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public byte[] take(String file) {
        try {
            Path path = path(file);
            byte[] bytes = length(file) == 0 ? new byte[0] : Files.readAllBytes(path);
            taken.add(path);
            return bytes;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path path(String file) {
        return directory.resolve(UPLOADS).resolve(file);
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
                channel = null;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
