package dev.socialposting.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a JVM's heap is in use, after a full collection that this brings about, and what the process takes of the machine. */
record HeapWatch(long pid) {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final long KILO = 1024;

    /**
     * The live objects at rest: the smallest of several looks over a time, so that what is kept for a while only, such as a connection
     * that may be used again, does not count.
     */
    Histogram atRest(Duration time) throws InterruptedException {
        Histogram least = histogram();
        for (long left = time.dividedBy(BETWEEN_LOOKS); left > 0; left--) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
            Histogram next = histogram();
            least = next.bytes() < least.bytes() ? next : least;
        }
        return least;
    }

    private Histogram histogram() {
        return Histogram.of(output("GC.class_histogram"));
    }

    /** Bytes of memory that the process holds. */
    long residentBytes() {
        try {
            Matcher resident = RESIDENT.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
            if (!resident.find()) {
                throw new IllegalStateException("no resident memory is told of " + pid);
            }
            return Long.parseLong(resident.group(1)) * KILO;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private String output(String command) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process process = new ProcessBuilder(jcmd, String.valueOf(pid), command)
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        }
    }
}
