package dev.socialposting.benchmarks.start;

import dev.socialposting.benchmarks.PerformanceDocument;
import dev.socialposting.benchmarks.runtime.FunctionProcess;
import dev.socialposting.benchmarks.runtime.FunctionProcess.Answer;
import dev.socialposting.benchmarks.runtime.Launch;
import dev.socialposting.benchmarks.runtime.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/**
 * The benchmark {@code start}: every function is started a number of times, in turns, and the time of its first answer is compared
 * with that of a bare one.
 */
public final class ColdStart {
    private final InstantSource clock = Clock.systemUTC();
    private final Options options;
    private final Path scratch;

    private ColdStart(Options options, Path scratch) {
        this.options = options;
        this.scratch = scratch;
    }

    /** Measures, and prints a table; without options, it goes into {@code docs/performance.md} too. */
    public static void run(List<String> arguments) {
        Options options = Options.of(arguments);
        try {
            Path scratch = Files.createTempDirectory("cold-start");
            try (Surroundings surroundings = Surroundings.start();
                    Subjects subjects = Subjects.in(surroundings, scratch)) {
                new ColdStart(options, scratch).measure(subjects);
            } finally {
                delete(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void measure(Subjects subjects) {
        List<Measured> all = subjects.all().stream()
                .filter(subject -> subject.name().contains(options.only()))
                .map(Measured::new)
                .toList();
        // Also warms the servers up: the first round would be slower than the others.
        all.forEach(this::countClasses);
        for (int round = 1; round <= options.rounds(); round++) {
            System.out.printf("round %d of %d%n", round, options.rounds());
            all.forEach(this::startOnce);
        }
        List<String> table = Stream.concat(
                        Measured.header().lines(),
                        all.stream().map(measured -> measured.row(bareMedian(all, measured))))
                .toList();
        table.forEach(System.out::println);
        if (options.areTheUsual()) {
            PerformanceDocument.write("start", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), table);
        }
    }

    private void startOnce(Measured measured) {
        try (FunctionProcess function = FunctionProcess.start(launch(measured), clock, scratch)) {
            measured.add(function, answer(function, measured.subject()));
        }
    }

    private void countClasses(Measured measured) {
        Launch launch = launch(measured).withClassLog(scratch.resolve("classes.log"));
        try (FunctionProcess function = FunctionProcess.start(launch, clock, scratch)) {
            int untilReady = function.loadedClasses().size();
            answer(function, measured.subject());
            measured.countClasses(untilReady, function.loadedClasses().size());
        }
    }

    private Launch launch(Measured measured) {
        return measured.subject().launch().withMoreJvmOptions(options.jvm());
    }

    private static Answer answer(FunctionProcess function, Subject subject) {
        Answer answer = function.invoke(subject.event().get());
        if (!subject.isRight().test(answer.json())) {
            throw new IllegalStateException(subject.name() + " answered " + answer.json() + "\n" + function.output());
        }
        return answer;
    }

    private static double bareMedian(List<Measured> all, Measured measured) {
        return all.stream()
                .filter(other ->
                        other.subject().group().equals(measured.subject().group()))
                .filter(other -> other.subject().kind() == Subject.Kind.BARE)
                .findFirst()
                .map(Measured::median)
                .orElse(Double.NaN);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
