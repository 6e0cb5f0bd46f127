package dev.socialposting.api.uploads;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.UploadRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a reader has read the logs of a request: one position for each destination it has read something of.
 *
 * <p>Written as Base64 of {@code <start of the request's id>|<place of the destination in the request>=<position>|...}; opaque to
 * readers, and of no use with another request.
 */
record LogCursor(Map<Destination, LogPosition> positions) {
    static final LogCursor START = new LogCursor(Map.of());

    private static final int ID_LENGTH = 8;
    private static final Pattern PART = Pattern.compile("(\\d{1,2})=(\\d{10}#\\d{6})");

    LogCursor {
        positions = Map.copyOf(positions);
    }

    Optional<LogPosition> of(Destination destination) {
        return Optional.ofNullable(positions.get(destination));
    }

    LogCursor movedTo(Destination destination, LogPosition position) {
        Map<Destination, LogPosition> moved = new HashMap<>(positions);
        moved.put(destination, position);
        return new LogCursor(moved);
    }

    String write(UploadRequest request) {
        StringJoiner text = new StringJoiner("|").add(start(request));
        int place = 0;
        for (Destination destination : request.postings().keySet()) {
            LogPosition position = positions.get(destination);
            if (position != null) {
                text.add(place + "=" + position);
            }
            place++;
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads what {@link #write} wrote for this request; empty for anything else. */
    static Optional<LogCursor> read(String written, UploadRequest request) {
        String text;
        try {
            text = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        List<String> parts = List.of(text.split("\\|", -1));
        List<Destination> destinations = List.copyOf(request.postings().keySet());
        Map<Destination, LogPosition> positions = new HashMap<>();
        for (String part : parts.subList(1, parts.size())) {
            Matcher matcher = PART.matcher(part);
            Optional<LogPosition> position = matcher.matches() ? LogPosition.parse(matcher.group(2)) : Optional.empty();
            int place = matcher.matches() ? Integer.parseInt(matcher.group(1)) : destinations.size();
            if (position.isEmpty() || place >= destinations.size()) {
                return Optional.empty();
            }
            positions.put(destinations.get(place), position.get());
        }
        LogCursor cursor = new LogCursor(positions);
        return parts.getFirst().equals(start(request)) && cursor.write(request).equals(written)
                ? Optional.of(cursor)
                : Optional.empty();
    }

    private static String start(UploadRequest request) {
        return request.id().value().substring(0, ID_LENGTH);
    }
}
