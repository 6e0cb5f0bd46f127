package dev.socialposting.simulator.state;

import dev.socialposting.simulator.model.FaultProfile;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Decides call by call what goes wrong and how long it takes, and counts it. Safe to use from any thread. */
public final class FaultInjector {
    private static final int ALL = 100;
    private static final String CURRENT = "current";

    private final Map<InjectedFault, Integer> counts = new EnumMap<>(InjectedFault.class);
    private final Table<FaultProfile> kept;
    private FaultProfile profile;
    private RandomGenerator random;
    private int calls;

    FaultInjector(Storage storage) {
        this.kept = storage.table("fault_profile", FaultProfile.class);
        this.profile = kept.find(CURRENT).orElse(FaultProfile.NONE);
        this.random = new Random(profile.seed());
    }

    /** The profile, and what came of it since it was set. */
    public record Report(FaultProfile profile, int calls, Map<InjectedFault, Integer> faults) {
        /** A report that does not change any more. */
        public Report {
            faults = Collections.unmodifiableMap(new EnumMap<>(faults));
        }
    }

    /** Sets the profile; counting begins anew. */
    public synchronized void change(FaultProfile other) {
        profile = other;
        kept.put(CURRENT, other);
        random = new Random(other.seed());
        calls = 0;
        counts.clear();
    }

    /** What there is to tell. */
    public synchronized Report report() {
        EnumMap<InjectedFault, Integer> all = new EnumMap<>(InjectedFault.class);
        for (InjectedFault fault : InjectedFault.values()) {
            all.put(fault, counts.getOrDefault(fault, 0));
        }
        return new Report(profile, calls, all);
    }

    /** How long the next call takes. */
    public synchronized Duration delay() {
        long spread = profile.longest().minus(profile.shortest()).toMillis();
        return spread == 0 ? profile.shortest() : profile.shortest().plusMillis(random.nextLong(spread + 1));
    }

    /** What goes wrong with the next call, if anything does. */
    public synchronized Optional<InjectedFault> next() {
        calls++;
        if (profile.failingPercent() == 0 || random.nextInt(ALL) >= profile.failingPercent()) {
            return Optional.empty();
        }
        InjectedFault[] all = InjectedFault.values();
        InjectedFault drawn = all[random.nextInt(all.length)];
        counts.merge(drawn, 1, Integer::sum);
        return Optional.of(drawn);
    }

    /** How a call goes wrong that a fault profile lets fail. */
    public enum InjectedFault {
        /** HTTP 500 in the platform's own form; nothing happened. */
        SERVER_ERROR,
        /** HTTP 503 with an HTML page; nothing happened. */
        HTML_PAGE,
        /** HTTP 429; nothing happened. */
        THROTTLED,
        /** The connection is cut; nothing happened. */
        CUT,
        /** HTTP 500, yet the call took effect. */
        SERVER_ERROR_AFTERWARDS,
        /** The connection is cut, yet the call took effect. */
        CUT_AFTERWARDS
    }
}
