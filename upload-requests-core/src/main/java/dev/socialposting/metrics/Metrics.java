package dev.socialposting.metrics;

/** Takes what operators count. Never throws and never waits for anybody: no post fails because it could not be counted. */
@FunctionalInterface
public interface Metrics {
    /** Counts nothing, where nobody looks. */
    Metrics NONE = _ -> {};

    void report(Metric metric);
}
