package dev.socialposting.endtoend;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells from a worker's output what it is at. A turn shows from its first line, which comes after its lease was taken and stored, to
 * the one that ends it, which says how long it kept the worker busy; so what is counted here is never more than what was leased.
 */
final class TurnWatch {
    private static final Pattern REQUEST = Pattern.compile("\\brequest_id=([^\\s,]+)");
    private static final Pattern DESTINATION = Pattern.compile("\\bdestination=([^\\s,]+)");
    private static final String END = "worker_ms=";
    private static final String LEASE_LOST = "this turn ends";
    private static final String MARK = "log_code=\"publishing_announced\"";
    private static final String BEYOND_MARK = "log_code=\"published\"";

    private final Map<String, Boolean> marked = new HashMap<>();

    /**
     * What a worker was at in one moment.
     *
     * @param leased how many postings
     * @param marked how many of them between the mark "about to publish" and the stored answer
     */
    record Moment(int leased, int marked) {}

    /** What a worker was at after it had printed these lines. */
    static TurnWatch of(List<String> output) {
        TurnWatch turns = new TurnWatch();
        output.forEach(turns::read);
        return turns;
    }

    synchronized void read(String line) {
        Matcher request = REQUEST.matcher(line);
        Matcher destination = DESTINATION.matcher(line);
        if (!request.find() || !destination.find()) {
            return;
        }
        String key = request.group(1) + " " + destination.group(1);
        if (line.contains(END) || line.contains(LEASE_LOST)) {
            marked.remove(key);
        } else if (line.contains(MARK)) {
            marked.put(key, true);
        } else if (line.contains(BEYOND_MARK)) {
            marked.put(key, false);
        } else {
            marked.putIfAbsent(key, false);
        }
    }

    synchronized Moment now() {
        return new Moment(marked.size(), (int)
                marked.values().stream().filter(Boolean::booleanValue).count());
    }
}
