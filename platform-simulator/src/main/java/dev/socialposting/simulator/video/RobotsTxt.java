package dev.socialposting.simulator.video;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The rules of a robots.txt file, as RFC 9309 reads them but without wildcards inside paths.
 *
 * <p>The group of the crawler's own name wins over the group of all crawlers; in a group the longest matching path wins, and of two
 * equally long ones the one that allows.
 */
public final class RobotsTxt {
    private record Rule(boolean allow, String path) {}

    private final Map<String, List<Rule>> groups;

    private RobotsTxt(Map<String, List<Rule>> groups) {
        this.groups = groups;
    }

    /** Reads a file; lines it does not know are skipped. */
    public static RobotsTxt parse(String text) {
        Map<String, List<Rule>> groups = new HashMap<>();
        List<List<Rule>> current = new ArrayList<>();
        boolean rulesBegan = false;
        for (String line : text.lines().toList()) {
            String[] parts = line.replaceFirst("#.*", "").split(":", 2);
            String key = parts[0].strip().toLowerCase(Locale.ROOT);
            String value = parts.length < 2 ? "" : parts[1].strip();
            if (key.equals("user-agent")) {
                if (rulesBegan) {
                    current.clear();
                    rulesBegan = false;
                }
                current.add(groups.computeIfAbsent(value.toLowerCase(Locale.ROOT), agent -> new ArrayList<>()));
            } else if (key.equals("allow") || key.equals("disallow")) {
                rulesBegan = true;
                current.forEach(group -> group.add(new Rule(key.equals("allow"), value)));
            }
        }
        return new RobotsTxt(groups);
    }

    /** Whether a crawler may fetch a path. */
    public boolean allows(String crawler, String path) {
        List<Rule> everybodys = groups.getOrDefault("*", List.of());
        Rule strongest = new Rule(true, "");
        for (Rule rule : groups.getOrDefault(crawler, everybodys)) {
            boolean matches = !rule.path().isEmpty() && path.startsWith(rule.path());
            int longer = Integer.compare(rule.path().length(), strongest.path().length());
            if (matches && (longer > 0 || (longer == 0 && rule.allow()))) {
                strongest = rule;
            }
        }
        return strongest.allow();
    }
}
