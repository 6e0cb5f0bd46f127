package dev.socialposting.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is taken of a limit. Each place is taken until a time: for the length of a window of time, or for as long as a lease lasts.
 *
 * @param version how often it was changed
 * @param taken in no order; some of them may be free again
 */
public record Places(long version, List<Place> taken) {
    /** Of a limit that nobody has used yet. */
    public static final Places NONE = new Places(0, List.of());

    public Places {
        taken = List.copyOf(taken);
    }

    /**
     * When the next place is free, if all are taken now.
     *
     * @param most how many there are
     */
    public Optional<Instant> fullUntil(int most, Instant now) {
        List<Place> atPresent = at(now);
        int count = atPresent.stream().mapToInt(Place::count).sum();
        return count < most
                ? Optional.empty()
                : atPresent.stream().map(Place::until).min(Comparator.naturalOrder());
    }

    /** Whether a holder has a place now. */
    public boolean isHeldBy(String holder, Instant now) {
        return at(now).stream().anyMatch(place -> place.holder().equals(Optional.of(holder)));
    }

    /** With a place of a holder, who has one at a time. */
    public Places heldBy(String holder, Instant until, Instant now) {
        List<Place> newer = without(holder, now);
        newer.add(new Place(Optional.of(holder), until, 1));
        return new Places(version + 1, newer);
    }

    /** Without the place of a holder. */
    public Places givenBackBy(String holder, Instant now) {
        return new Places(version + 1, without(holder, now));
    }

    private List<Place> without(String holder, Instant now) {
        return new ArrayList<>(at(now).stream()
                .filter(place -> !place.holder().equals(Optional.of(holder)))
                .toList());
    }

    /**
     * With one place more that nobody holds and that is free after this window. Places that become free at nearly the same time are kept as
     * one, which is free when its last one is: so a limit of any height takes little room, and is late by a sixty-fourth of the window at most.
     */
    public Places takenFor(Duration window, Instant now) {
        Instant until = now.plus(window);
        List<Place> newer = new ArrayList<>(at(now));
        Optional<Place> last = newer.stream()
                .filter(place -> place.holder().isEmpty() && grain(place.until(), window) == grain(until, window))
                .findFirst();
        last.ifPresent(newer::remove);
        newer.add(new Place(Optional.empty(), until, last.map(Place::count).orElse(0) + 1));
        return new Places(version + 1, newer);
    }

    private static long grain(Instant until, Duration window) {
        return until.toEpochMilli() / Math.max(1, window.toMillis() / 64);
    }

    private List<Place> at(Instant now) {
        return taken.stream().filter(place -> now.isBefore(place.until())).toList();
    }

    /**
     * Some places that become free together.
     *
     * @param holder who can give it back
     * @param count from 1
     */
    public record Place(Optional<String> holder, Instant until, int count) {}
}
