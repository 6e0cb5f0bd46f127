package dev.socialposting.local.lambda;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which functions a chain of calls has been through, and how often: Lambda writes it into the header {@code X-Amzn-Trace-Id}, the AWS SDK
 * sends that on, and SQS keeps it with a message. Lambda stops a function that calls itself by it.
 *
 * <p>Source: Lambda developer guide, "Use Lambda recursive loop detection to prevent infinite loops".
 *
 * @param hops by the function's logical id
 */
public record Lineage(Map<String, Integer> hops) {
    /** Of a call that nothing led to. */
    public static final Lineage NONE = new Lineage(Map.of());

    /** How often a function may be in one chain before Lambda refuses to call it once more: "approximately 16 times". */
    public static final int MOST_HOPS = 16;

    private static final String FIELD = "Lineage=";

    /** The chain that the code of the current thread belongs to; threads that it starts belong to it, too. */
    private static final ThreadLocal<@Nullable Lineage> CURRENT = new InheritableThreadLocal<>();

    public Lineage {
        hops = Map.copyOf(hops);
    }

    /** What a trace header says; none if it says nothing of it. */
    public static Lineage of(@Nullable String header) {
        if (header == null) {
            return NONE;
        }
        Map<String, Integer> hops = new LinkedHashMap<>();
        Arrays.stream(header.split(";", -1))
                .filter(field -> field.startsWith(FIELD))
                .flatMap(field -> Arrays.stream(field.substring(FIELD.length()).split("\\|", -1)))
                .forEach(hop -> read(hop).ifPresent(read -> hops.put(read.getKey(), read.getValue())));
        return new Lineage(hops);
    }

    private static Optional<Map.Entry<String, Integer>> read(String hop) {
        int colon = hop.lastIndexOf(':');
        String count = hop.substring(colon + 1);
        return colon > 0 && count.matches("\\d{1,9}")
                ? Optional.of(Map.entry(hop.substring(0, colon), Integer.parseInt(count)))
                : Optional.empty();
    }

    /** As a trace header has it. */
    public String header() {
        return FIELD
                + hops.entrySet().stream()
                        .map(hop -> hop.getKey() + ":" + hop.getValue())
                        .sorted()
                        .collect(Collectors.joining("|"));
    }

    /** How often this function is in the chain. */
    public int hopsOf(String function) {
        return hops.getOrDefault(function, 0);
    }

    /** With one more call of this function. */
    public Lineage through(String function) {
        Map<String, Integer> more = new LinkedHashMap<>(hops);
        more.merge(function, 1, Integer::sum);
        return new Lineage(more);
    }

    /** Of a call that several led to: of each function what most of them have. */
    public Lineage and(Lineage other) {
        Map<String, Integer> both = new LinkedHashMap<>(hops);
        other.hops.forEach((function, count) -> both.merge(function, count, Math::max));
        return new Lineage(both);
    }

    /** The chain that the code of this thread belongs to. */
    static Optional<Lineage> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Runs code as a part of this chain. */
    <T> T carry(Callable<T> code) throws Exception {
        Lineage before = CURRENT.get();
        CURRENT.set(this);
        try {
            return code.call();
        } finally {
            CURRENT.set(before);
        }
    }
}
