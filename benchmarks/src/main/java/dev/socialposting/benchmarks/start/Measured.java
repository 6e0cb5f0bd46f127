package dev.socialposting.benchmarks.start;

import dev.socialposting.benchmarks.report.Samples;
import dev.socialposting.benchmarks.runtime.FunctionProcess;
import dev.socialposting.benchmarks.runtime.FunctionProcess.Answer;
import java.time.Duration;

/** What was measured of one subject, over all its starts. */
final class Measured {
    private final Subject subject;
    private final Samples ready = new Samples();
    private final Samples answered = new Samples();
    private final Samples firstEvent = new Samples();
    private final Samples processor = new Samples();
    private int classesUntilReady;
    private int classesInAll;

    Measured(Subject subject) {
        this.subject = subject;
    }

    Subject subject() {
        return subject;
    }

    void add(FunctionProcess function, Answer answer) {
        ready.add(millis(function.untilReady()));
        answered.add(millis(subject.kind().isFromReady() ? answer.sinceReady() : answer.sinceStart()));
        firstEvent.add(millis(answer.sinceReady()));
        processor.add(millis(answer.processor()));
    }

    void countClasses(int untilReady, int inAll) {
        classesUntilReady = untilReady;
        classesInAll = inAll;
    }

    /** Milliseconds until the answer, in the middle of all starts. */
    double median() {
        return answered.median();
    }

    static String header() {
        return """
                | function, first event | first answer, ms: median | from - to | to bare | init, ms | first event, ms | processor, ms | classes: init | first event |
                |---|---:|---:|---:|---:|---:|---:|---:|---:|""";
    }

    /**
     * A row of the table that {@link #header()} begins.
     *
     * @param bareMedian of the yardstick; not a number if there is none
     */
    String row(double bareMedian) {
        return "| %s | %.0f | %.0f - %.0f | %s | %.0f | %.0f | %.0f | %,d | %,d |"
                .formatted(
                        subject.name(),
                        answered.median(),
                        answered.quantile(0),
                        answered.quantile(1),
                        Double.isNaN(bareMedian) ? "" : "%.2f".formatted(answered.median() / bareMedian),
                        ready.median(),
                        firstEvent.median(),
                        processor.median(),
                        classesUntilReady,
                        classesInAll - classesUntilReady);
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
