package dev.socialposting.benchmarks.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the kernel counts as resident of a process and of all that it has started, in megabytes.
 *
 * @param most the sum of what each of them has had at most
 */
record ResidentMemory(double now, double most) {
    private static final Pattern NOW = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern MOST = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final double MEGABYTES_OF_KIBIBYTE = 1024 / 1e6;

    static ResidentMemory of(ProcessHandle process) {
        List<String> all = Stream.concat(Stream.of(process), process.descendants())
                .map(ResidentMemory::status)
                .toList();
        return new ResidentMemory(sum(all, NOW), sum(all, MOST));
    }

    private static String status(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "status"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double sum(List<String> all, Pattern line) {
        return all.stream().mapToDouble(status -> megabytes(status, line)).sum();
    }

    private static double megabytes(String status, Pattern line) {
        Matcher found = line.matcher(status);
        if (!found.find()) {
            throw new IllegalStateException("a process has ended:\n" + status);
        }
        return Long.parseLong(found.group(1)) * MEGABYTES_OF_KIBIBYTE;
    }
}
