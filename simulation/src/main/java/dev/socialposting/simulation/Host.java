package dev.socialposting.simulation;

/** A process that fibers run in. When it dies, all of them die at the next boundary they come to. */
final class Host {
    /** People, queues and schedules: what does not die. */
    static final Host OUTSIDE = new Host(Kind.OUTSIDE, 0);

    final Kind kind;
    final int number;

    /** How many calls of workers led to it, itself included: Lambda counts them. */
    final int hops;

    private boolean dead;

    Host(Kind kind, int number) {
        this(kind, number, 0);
    }

    Host(Kind kind, int number, int hops) {
        this.kind = kind;
        this.number = number;
        this.hops = hops;
    }

    boolean isDead() {
        return dead;
    }

    /** The process is gone from one moment to the next. */
    Crash die() {
        dead = true;
        return new Crash();
    }

    void requireAlive() {
        if (dead) {
            throw new Crash();
        }
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + "-" + number;
    }

    /** What runs in a process. */
    enum Kind {
        API,
        WORKER,
        DISPATCHER,
        OUTSIDE
    }
}
