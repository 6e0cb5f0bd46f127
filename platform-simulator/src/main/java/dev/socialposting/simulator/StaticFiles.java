package dev.socialposting.simulator;

import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.http.SimulatorResponse;
import dev.socialposting.simulator.video.SampleVideos;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sample videos, with what a browser needs to play them; the pages' stylesheet and image; robots.txt. */
final class StaticFiles {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,12})-(\\d{0,12})");

    /** The file at a path; nothing when there is none. */
    Optional<SimulatorResponse> answer(SimulatorRequest request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return Optional.empty();
        }
        if (request.path().equals("/robots.txt")) {
            return Optional.of(SimulatorResponse.text(200, "text/plain; charset=UTF-8", "User-agent: *\nAllow: /\n"));
        }
        if (request.path().equals("/simulator.css")) {
            return Optional.of(
                    SimulatorResponse.bytes(200, "text/css; charset=UTF-8", resource("/pages/simulator.css")));
        }
        if (request.path().equals("/profile.svg")) {
            return Optional.of(SimulatorResponse.bytes(200, "image/svg+xml", resource("/pages/profile.svg")));
        }
        return request.path().startsWith("/videos/")
                ? SampleVideos.bytes(request.path().substring("/videos/".length()))
                        .map(file -> video(request, file))
                : Optional.empty();
    }

    private static SimulatorResponse video(SimulatorRequest request, byte[] file) {
        Optional<Matcher> range = request.header("Range").map(RANGE::matcher).filter(Matcher::matches);
        return range.map(asked -> part(asked.group(1), asked.group(2), file))
                .orElseGet(() -> SimulatorResponse.bytes(200, "video/mp4", file))
                .withHeader("Accept-Ranges", "bytes");
    }

    private static SimulatorResponse.Answer part(String first, String last, byte[] file) {
        boolean suffix = first.isEmpty();
        long from = suffix ? file.length - Math.min(file.length, number(last, 0)) : number(first, 0);
        long to = suffix ? file.length - 1 : Math.min(file.length - 1, number(last, file.length - 1));
        if (from > to) {
            return SimulatorResponse.bytes(416, "video/mp4", new byte[0])
                    .withHeader("Content-Range", "bytes */" + file.length);
        }
        return SimulatorResponse.bytes(206, "video/mp4", Arrays.copyOfRange(file, (int) from, (int) to + 1))
                .withHeader("Content-Range", "bytes " + from + "-" + to + "/" + file.length);
    }

    private static byte[] resource(String name) {
        try (InputStream file = StaticFiles.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing from the simulator's jar");
            }
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long number(String text, long otherwise) {
        return text.isEmpty() ? otherwise : Long.parseLong(text);
    }
}
