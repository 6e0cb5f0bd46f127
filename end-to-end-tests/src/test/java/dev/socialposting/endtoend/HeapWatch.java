package dev.socialposting.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a JVM's heap is in use, after a full collection that this brings about, and what the process takes of the machine. */
record HeapWatch(long pid) {
    /** A line of the histogram: rank, instances, bytes, class. */
    private static final Pattern CLASS = Pattern.compile("^ *\\d+: +\\d+ +(\\d+) +(\\S+)", Pattern.MULTILINE);

    /** Holes that a collection did not close are shown as objects, which are none. */
    private static final String HOLE = "jdk.internal.vm.Filler";

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final long KILO = 1024;

    /** Bytes of all objects that something refers to. */
    long liveBytes() {
        return liveBytesIn(output("GC.class_histogram"));
    }

    static long liveBytesIn(String histogram) {
        long bytes = CLASS.matcher(histogram)
                .results()
                .filter(line -> !line.group(2).contains(HOLE))
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .sum();
        if (bytes == 0) {
            throw new IllegalStateException("no histogram: " + histogram);
        }
        return bytes;
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
