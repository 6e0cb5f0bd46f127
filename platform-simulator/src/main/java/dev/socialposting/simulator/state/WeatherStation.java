package dev.socialposting.simulator.state;

import dev.socialposting.simulator.model.Weather;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Decides call by call what the weather does, and counts it. Safe to use from any thread. */
public final class WeatherStation {
    private static final int ALL = 100;
    private static final String CURRENT = "current";

    private final Map<Trouble, Integer> troubles = new EnumMap<>(Trouble.class);
    private final Table<Weather> kept;
    private Weather weather;
    private RandomGenerator random;
    private int calls;

    WeatherStation(Storage storage) {
        this.kept = storage.table("weather", Weather.class);
        this.weather = kept.find(CURRENT).orElse(Weather.CALM);
        this.random = new Random(weather.seed());
    }

    /** The weather, and what it has done since it is such. */
    public record Report(Weather weather, int calls, Map<Trouble, Integer> troubles) {
        /** A report that does not change any more. */
        public Report {
            troubles = Collections.unmodifiableMap(new EnumMap<>(troubles));
        }
    }

    /** Changes the weather; counting begins anew. */
    public synchronized void change(Weather other) {
        weather = other;
        kept.put(CURRENT, other);
        random = new Random(other.seed());
        calls = 0;
        troubles.clear();
    }

    /** What there is to tell. */
    public synchronized Report report() {
        EnumMap<Trouble, Integer> counts = new EnumMap<>(Trouble.class);
        for (Trouble trouble : Trouble.values()) {
            counts.put(trouble, troubles.getOrDefault(trouble, 0));
        }
        return new Report(weather, calls, counts);
    }

    /** How long the next call takes. */
    public synchronized Duration delay() {
        long spread = weather.longest().minus(weather.shortest()).toMillis();
        return spread == 0 ? weather.shortest() : weather.shortest().plusMillis(random.nextLong(spread + 1));
    }

    /** What goes wrong with the next call, if anything does. */
    public synchronized Optional<Trouble> trouble() {
        calls++;
        if (weather.failingPercent() == 0 || random.nextInt(ALL) >= weather.failingPercent()) {
            return Optional.empty();
        }
        Trouble[] all = Trouble.values();
        Trouble drawn = all[random.nextInt(all.length)];
        troubles.merge(drawn, 1, Integer::sum);
        return Optional.of(drawn);
    }
}
