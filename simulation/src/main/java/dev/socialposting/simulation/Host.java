package dev.socialposting.simulation;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.time.Duration;
import java.util.function.LongSupplier;

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

    /** The process of whoever gets this is gone. An error, so that nothing in the product catches it. */
    static final class Crash extends Error {
        Crash() {
            super("the process died", null, false, false);
        }
    }

    /** What a simulated function knows of its invocation. */
    static final class Invocation implements Context {
        private final String name;
        private final LongSupplier remainingMillis;

        private Invocation(String name, LongSupplier remainingMillis) {
            this.name = name;
            this.remainingMillis = remainingMillis;
        }

        /** An invocation that begins now. */
        Invocation(String name, Scheduler scheduler, Duration timeout) {
            this(name, endingAt(scheduler.now() + timeout.toMillis(), scheduler));
        }

        /** One that takes no time. */
        static Invocation unbounded() {
            return new Invocation("reading", () -> Integer.MAX_VALUE);
        }

        private static LongSupplier endingAt(long millis, Scheduler scheduler) {
            return () -> Math.max(0, millis - scheduler.now());
        }

        @Override
        public int getRemainingTimeInMillis() {
            return (int) remainingMillis.getAsLong();
        }

        @Override
        public String getAwsRequestId() {
            return name;
        }

        @Override
        public String getLogGroupName() {
            return "simulation";
        }

        @Override
        public String getLogStreamName() {
            return "simulation";
        }

        @Override
        public String getFunctionName() {
            return name;
        }

        @Override
        public String getFunctionVersion() {
            return "1";
        }

        @Override
        public String getInvokedFunctionArn() {
            return "arn:aws:lambda:eu-central-1:000000000000:function:" + name;
        }

        @Override
        public CognitoIdentity getIdentity() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ClientContext getClientContext() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int getMemoryLimitInMB() {
            return 512;
        }

        @Override
        public LambdaLogger getLogger() {
            throw new UnsupportedOperationException();
        }
    }
}
