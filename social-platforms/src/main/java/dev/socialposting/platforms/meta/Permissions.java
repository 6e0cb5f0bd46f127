package dev.socialposting.platforms.meta;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a connection may be missing, by the names that a person sees when they agree.
 *
 * @param needed what publishing needs
 */
record Permissions(List<String> needed) {
    private static final Pattern NAME = Pattern.compile("\\b(?:(?:pages|instagram)_[a-z_]{3,40}"
            + "|business_management|ads_management|ads_read|manage_pages|publish_pages|publish_video)\\b");

    Permissions {
        needed = List.copyOf(needed);
    }

    /** Which of them an error is about. */
    Advice advice(GraphError error) {
        List<String> named = namedBy(error);
        String lacking = named.isEmpty()
                ? "a permission that publishing needs. It needs " + inWords(needed) + "."
                : "the permission " + inWords(named) + ", which publishing needs.";
        return Advice.userActs(
                "The connection lacks " + lacking,
                "Connect the account again and accept all permissions, %s among them; if a Page belongs to it, check that you may create content there."
                        .formatted(inWords(named.isEmpty() ? needed : named)));
    }

    /** Meta's words name others, too, such as those for groups: what publishing does not need is named only if nothing else is. */
    private List<String> namedBy(GraphError error) {
        List<String> all = NAME.matcher(error.message())
                .results()
                .map(MatchResult::group)
                .distinct()
                .limit(5)
                .toList();
        List<String> ours = all.stream().filter(needed::contains).toList();
        return ours.isEmpty() ? all : ours;
    }

    private static String inWords(List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
