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
    private static final Pattern TOTAL = Pattern.compile("Total +\\d+ +(\\d+)");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final long KILO = 1024;

    /** Bytes of all objects that something refers to. */
    long liveBytes() {
        return number(output("GC.class_histogram"), TOTAL);
    }

    /** Bytes of memory that the process holds. */
    long residentBytes() {
        try {
            return number(Files.readString(Path.of("/proc/" + pid + "/status")), RESIDENT) * KILO;
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

    private static long number(String text, Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in: " + text);
        }
        return Long.parseLong(matcher.group(1));
    }
}
