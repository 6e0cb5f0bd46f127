package dev.socialposting.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a posting's log has a gap: lines of one write of the row are numbered from 0 without a hole, and a step's second try never
 * shows without its first.
 */
final class AttemptCheck {
    private static final String ANEW = "starting_over";

    private final Map<String, Integer> linesOfVersion = new HashMap<>();
    private final Map<String, Integer> triesOfStep = new HashMap<>();
    private final List<String> violations = new ArrayList<>();

    private AttemptCheck() {}

    /** What is wrong with a log, oldest entry first. */
    static List<String> of(List<JsonNode> entries) {
        AttemptCheck check = new AttemptCheck();
        entries.forEach(check::read);
        return check.violations;
    }

    private void read(JsonNode entry) {
        String[] id = entry.path("id").asText().split("#", -1);
        int line = Integer.parseInt(id[2]);
        int expected = linesOfVersion.getOrDefault(id[1], 0);
        if (line != expected) {
            violations.add("line %d of version %s follows line %d".formatted(line, id[1], expected - 1));
        }
        linesOfVersion.put(id[1], line + 1);

        JsonNode fields = entry.path("fields");
        if (entry.path("code").asText().equals(ANEW)) {
            triesOfStep.clear();
        }
        if (fields.has("step") && fields.has("attempt")) {
            String step = fields.path("step").asText();
            int attempt = fields.path("attempt").asInt();
            int before = triesOfStep.getOrDefault(step, 0);
            if (attempt > before + 1) {
                violations.add("try %d of step %s follows try %d".formatted(attempt, step, before));
            }
            triesOfStep.put(step, attempt);
        }
    }
}
