package dev.socialposting.platforms.meta;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which fields an object or a list is asked for: all that are of use, and fewer where one is refused, for the two logins and the
 * versions of the Graph API do not know the same ones. Remembers what was taken; for one turn.
 */
public final class Fields {
    private static final Pattern UNKNOWN = Pattern.compile("nonexisting field \\(([A-Za-z0-9_]+)\\)");

    private final List<String> choices;
    private int choice;

    private Fields(List<String> choices) {
        this.choices = choices;
    }

    /**
     * Fields and what is asked for in their place.
     *
     * @param choices names with commas between them, and then fewer each time
     */
    public static Fields of(String... choices) {
        return new Fields(List.of(choices));
    }

    /** Reads with as many fields as are taken. */
    public GraphAnswer ask(Function<String, GraphAnswer> read) {
        GraphAnswer answer = read.apply(choices.get(choice));
        while (choice + 1 < choices.size()
                && answer instanceof GraphAnswer.Refusal(GraphError error)
                && mayBeOfAField(error)) {
            choice++;
            answer = read.apply(choices.get(choice));
        }
        return answer;
    }

    private boolean mayBeOfAField(GraphError error) {
        Matcher unknown = UNKNOWN.matcher(error.message());
        if (unknown.find()) {
            return Arrays.asList(choices.get(choice).split(",", -1)).contains(unknown.group(1));
        }
        return error.isCode(100)
                ? error.subcode().isEmpty()
                : error.code().stream().anyMatch(Fields::isOfPermission);
    }

    /** One of a missing permission, or of a field that the version does not offer any more. */
    private static boolean isOfPermission(int code) {
        return code == 3 || code == 10 || code == 12 || (200 <= code && code <= 299);
    }
}
