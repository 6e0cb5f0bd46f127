package dev.socialposting.operations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.platforms.PlatformSecrets;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.Schedule;
import dev.socialposting.uploads.model.UploadRequest;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * One request with all that is kept of it, for an operator.
 *
 * @param log of all destinations, oldest first
 * @param twins the same post by other requests
 */
record PostReport(UploadRequest request, List<LogEntry> log, List<Twin> twins) {

    String text() {
        StringBuilder text = new StringBuilder("request %s of user %s\n"
                .formatted(request.id(), Terminal.line(request.userId().value())));
        facts(request).forEach((name, value) -> text.append(line(name, value)));
        twins.forEach(twin -> text.append(line("twice", twin.words())));
        for (Posting posting : request.postings().values()) {
            text.append('\n').append(posting.destination()).append('\n');
            PostingFacts.of(posting).forEach((name, value) -> text.append(line(name, value)));
        }
        text.append("\nlog of %d lines\n".formatted(log.size()));
        log.forEach(entry -> text.append(line(entry)));
        return text.toString();
    }

    /** For programs; times are ISO 8601, UTC. */
    String json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("request_id", request.id().value())
                .put("user_id", request.userId().value());
        facts(request).forEach(json::put);
        ObjectNode destinations = json.putObject("destinations");
        for (Posting posting : request.postings().values()) {
            ObjectNode facts = destinations.putObject(posting.destination().toString());
            PostingFacts.of(posting).forEach(facts::put);
        }
        ArrayNode same = json.putArray("same_post");
        twins.forEach(twin -> same.addObject()
                .put("request_id", twin.other().id().value())
                .put("destination", twin.destination().toString())
                .put("created_at", twin.other().createdAt().toString())
                .put(
                        "status",
                        Terminal.word(twin.other()
                                .posting(twin.destination())
                                .orElseThrow()
                                .status())));
        ArrayNode lines = json.putArray("log");
        log.forEach(entry -> lines.add(json(entry)));
        return json.toPrettyString();
    }

    private static SequencedMap<String, String> facts(UploadRequest request) {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        facts.put("request_status", Terminal.word(request.status()));
        facts.put(
                "counts",
                request.counts().entrySet().stream()
                        .map(count -> count.getValue() + " " + Terminal.word(count.getKey()))
                        .collect(Collectors.joining(", ")));
        facts.put("video", request.videoUrl());
        facts.put("caption", request.caption());
        facts.put("scheduled_at", request.schedule().map(PostReport::words).orElse("as soon as possible"));
        facts.put("created_at", request.createdAt().toString());
        facts.put("updated_at", request.updatedAt().toString());
        facts.put("deleted_at", request.expiresAt().toString());
        facts.put("version", Long.toString(request.version()));
        facts.replaceAll((_, value) -> PlatformSecrets.mask(value));
        return facts;
    }

    private static String words(Schedule schedule) {
        return schedule.at()
                + schedule.zone().map(ZoneId::getId).map(zone -> " in " + zone).orElse("");
    }

    private static String line(String name, String value) {
        return "  %-20s %s%n".formatted(name, Terminal.line(value));
    }

    private static String line(LogEntry entry) {
        String fields = entry.fields().entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining(" "));
        return "  %s%n"
                .formatted(Terminal.line("%s %-7s %s %s  %s%s"
                        .formatted(
                                entry.timestamp(),
                                entry.level(),
                                entry.destination(),
                                Terminal.word(entry.code()),
                                entry.message(),
                                fields.isEmpty() ? "" : "  " + fields)));
    }

    private static ObjectNode json(LogEntry entry) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("timestamp", entry.timestamp().toString())
                .put("level", entry.level().name())
                .put("destination", entry.destination().toString())
                .put("code", Terminal.word(entry.code()))
                .put("message", entry.message());
        ObjectNode fields = json.putObject("fields");
        for (Map.Entry<String, Object> field : entry.fields().entrySet()) {
            switch (field.getValue()) {
                case Long number -> fields.put(field.getKey(), number);
                case Boolean truth -> fields.put(field.getKey(), truth);
                default -> fields.put(field.getKey(), field.getValue().toString());
            }
        }
        return json;
    }
}
