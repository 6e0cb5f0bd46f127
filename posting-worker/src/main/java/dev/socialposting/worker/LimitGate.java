package dev.socialposting.worker;

import dev.socialposting.limits.PlaceStore;
import dev.socialposting.limits.Places;
import dev.socialposting.platforms.publisher.Limit;
import dev.socialposting.platforms.publisher.Step;
import dev.socialposting.platforms.publisher.VideoPublisher;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.store.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a turn within the limits of its platform. A place that is taken for the length of a window stays taken, whatever comes of the step; one
 * that is taken for the turn is given back at its end, and is free without that when the turn's lease is over.
 */
final class LimitGate {
    /** A place that somebody has for a turn is free at the end of it, mostly much sooner than its lease. */
    private static final Duration LONGEST_WAIT_FOR_A_TURN = Duration.ofSeconds(30);

    /** So many others were quicker: there is no place to be had just now. */
    private static final int MOST_LOST_RACES = 10;

    private static final Duration AFTER_LOST_RACES = Duration.ofSeconds(5);

    private static final Logger OPERATOR_LOG = LoggerFactory.getLogger(LimitGate.class);

    private final PlaceStore store;
    private final VideoPublisher publisher;
    private final Destination destination;
    private final LeasedPosting leased;
    private final Clock clock;
    /** Until when each place is held that ends with the turn. */
    private final Map<String, Instant> held = new HashMap<>();

    LimitGate(PlaceStore store, VideoPublisher publisher, Destination destination, LeasedPosting leased, Clock clock) {
        this.store = store;
        this.publisher = publisher;
        this.destination = destination;
        this.leased = leased;
        this.clock = clock;
    }

    /** What keeps a posting from going on, and how long. */
    record Full(Limit limit, Instant until) {}

    /**
     * Takes a place of each limit of a step. If one of them has none, nothing is taken, unless somebody else takes the last one at the same moment.
     *
     * @throws StoreUnavailableException if it is not known whether there is a place; one may be taken for nothing
     */
    Optional<Full> enter(Step step) {
        List<Limit> limits = step.limits().stream()
                .filter(limit -> !held.containsKey(keyOf(limit)))
                .toList();
        // A lone limit is looked at when it is taken.
        Optional<Full> full = limits.size() < 2 ? Optional.empty() : first(limits, this::look);
        return full.isPresent() ? full : first(limits, this::take);
    }

    private static Optional<Full> first(List<Limit> limits, Function<Limit, Optional<Full>> ask) {
        return limits.stream().flatMap(limit -> ask.apply(limit).stream()).findFirst();
    }

    private Optional<Full> look(Limit limit) {
        return full(limit, store.find(keyOf(limit)), clock.instant());
    }

    private Optional<Full> take(Limit limit) {
        String key = keyOf(limit);
        for (int races = 0; races < MOST_LOST_RACES; races++) {
            Places places = store.find(key);
            Instant now = clock.instant();
            Optional<Full> full = full(limit, places, now);
            if (full.isPresent()) {
                return full;
            }
            if (limit.window().isPresent()) {
                if (store.replace(key, places, places.takenFor(limit.window().get(), now))) {
                    return Optional.empty();
                }
            } else if (store.replace(key, places, places.heldBy(leased.owner(), leased.until(), now))) {
                held.put(key, leased.until());
                return Optional.empty();
            }
        }
        return Optional.of(new Full(limit, clock.instant().plus(AFTER_LOST_RACES)));
    }

    private Optional<Full> full(Limit limit, Places places, Instant now) {
        return places.isHeldBy(leased.owner(), now)
                ? Optional.empty()
                : places.fullUntil(limit.most(), now).map(until -> new Full(limit, shown(limit, until, now)));
    }

    private static Instant shown(Limit limit, Instant until, Instant now) {
        Instant soon = now.plus(LONGEST_WAIT_FOR_A_TURN);
        return limit.window().isPresent() || until.isBefore(soon) ? until : soon;
    }

    /** Keeps what the turn holds for as long as its lease, which may have been renewed. */
    void keep() {
        if (held.isEmpty()) {
            return;
        }
        Instant until = leased.until();
        held.replaceAll((key, heldUntil) -> {
            if (heldUntil.isBefore(until)) {
                change(key, (places, now) -> places.heldBy(leased.owner(), until, now));
            }
            return until;
        });
    }

    /** At the end of the turn. */
    void leave() {
        held.keySet().forEach(key -> change(key, (places, now) -> places.givenBackBy(leased.owner(), now)));
        held.clear();
    }

    private void change(String key, BiFunction<Places, Instant, Places> change) {
        try {
            boolean written = false;
            for (int races = 0; races < MOST_LOST_RACES && !written; races++) {
                Places places = store.find(key);
                written = store.replace(key, places, change.apply(places, clock.instant()));
            }
        } catch (StoreUnavailableException unavailable) {
            OPERATOR_LOG
                    .atWarn()
                    .setCause(unavailable)
                    .log("A place stays as it is, and is free when its lease is over.");
        }
    }

    private String keyOf(Limit limit) {
        String whose = switch (limit.scope()) {
            case APP -> "app";
            case SERVER ->
                "server/" + publisher.serverOf(destination.accountId()).orElse("");
            case ACCOUNT -> "account/" + destination.accountId();
        };
        return "%s/%s/%s".formatted(destination.platform(), limit.name(), whose);
    }
}
