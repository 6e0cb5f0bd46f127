package dev.socialposting.simulator.state;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records by id, in the order in which they were first put there; a {@link Storage} makes tables and may keep what they hold.
 *
 * <p>A record may belong to a group, such as all posts of one account, which is found without looking at the whole table.
 *
 * @param <V> an immutable record
 */
public final class Table<V> {
    /** Is told of every change of a table, so that it can be kept. */
    interface Changes {
        /** A record was put in place of the one with that id, or removed when there is no value. */
        void changed(String table, String id, @Nullable Object value);
    }

    private final String name;
    private final Function<? super V, String> group;
    private final Changes changes;
    private final SequencedMap<String, V> records = new LinkedHashMap<>();
    private final Map<String, SequencedSet<String>> groups = new LinkedHashMap<>();

    Table(String name, Function<? super V, String> group, Changes changes) {
        this.name = name;
        this.group = group;
        this.changes = changes;
    }

    /** Puts a record in place of the one with that id, if there is one. A record never changes its group. */
    public void put(String id, V value) {
        restore(id, value);
        changes.changed(name, id, value);
    }

    /** Removes a record, if it is there. */
    public void remove(String id) {
        V removed = records.remove(id);
        if (removed != null) {
            groups.getOrDefault(group.apply(removed), new LinkedHashSet<>()).remove(id);
            changes.changed(name, id, null);
        }
    }

    /** Removes all records of a group. */
    public void removeGroup(String wanted) {
        List.copyOf(groups.getOrDefault(wanted, new LinkedHashSet<>())).forEach(this::remove);
    }

    /** Removes all records that match. */
    public void removeIf(Predicate<? super V> unwanted) {
        List.copyOf(records.entrySet()).stream()
                .filter(entry -> unwanted.test(entry.getValue()))
                .forEach(entry -> remove(entry.getKey()));
    }

    /** The record with that id. */
    public Optional<V> find(String id) {
        return Optional.ofNullable(records.get(id));
    }

    /** All records. */
    public List<V> all() {
        return List.copyOf(records.values());
    }

    /** The records of a group. */
    public List<V> of(String wanted) {
        return groups.getOrDefault(wanted, new LinkedHashSet<>()).stream()
                .map(records::get)
                .toList();
    }

    /** The records of a group, the last one first; only those are looked at that are asked for. */
    public Stream<V> newest(String wanted) {
        SequencedSet<String> ids = groups.getOrDefault(wanted, new LinkedHashSet<>());
        return ids.reversed().stream().flatMap(id -> find(id).stream());
    }

    /** How many records a group has. */
    public int count(String wanted) {
        return groups.getOrDefault(wanted, new LinkedHashSet<>()).size();
    }

    /** How many records there are. */
    public int size() {
        return records.size();
    }

    /** Adds a record under the next number. */
    public void add(V value) {
        put(String.valueOf(nextNumber()), value);
    }

    /** The number after the last one that {@link #add} gave a record, as far as that is still there. */
    public long nextNumber() {
        return records.isEmpty() ? 1 : Long.parseLong(lastId()) + 1;
    }

    /** Removes the oldest record. */
    public void removeFirst() {
        remove(records.keySet().iterator().next());
    }

    private String lastId() {
        return records.sequencedKeySet().getLast();
    }

    /** Puts a record here that is kept already. */
    void restore(String id, V value) {
        records.put(id, value);
        groups.computeIfAbsent(group.apply(value), first -> new LinkedHashSet<>())
                .add(id);
    }

    void clear() {
        records.clear();
        groups.clear();
    }

    Map<String, V> records() {
        return records;
    }
}
