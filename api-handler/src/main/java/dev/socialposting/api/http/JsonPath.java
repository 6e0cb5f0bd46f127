package dev.socialposting.api.http;

/**
 * A place in a JSON document, as a JSON pointer (RFC 6901).
 *
 * <p>Names come from the caller: a very long one is cut, and what is not Unicode is replaced, so that the pointer can be shown.
 *
 * @param pointer empty for the whole document
 */
public record JsonPath(String pointer) {
    public static final JsonPath ROOT = new JsonPath("");

    private static final int MAX_NAME_LENGTH = 200;

    /** The place of a member. */
    public JsonPath to(String name) {
        return new JsonPath(pointer + "/" + showable(name).replace("~", "~0").replace("/", "~1"));
    }

    /** The place of an element. */
    public JsonPath to(int index) {
        return new JsonPath(pointer + "/" + index);
    }

    private static String showable(String name) {
        if (name.length() <= MAX_NAME_LENGTH && UnicodeText.isText(name)) {
            return name;
        }
        StringBuilder text = new StringBuilder();
        name.codePoints()
                .limit(MAX_NAME_LENGTH)
                .map(point -> UnicodeText.isText(point) ? point : UnicodeText.REPLACEMENT)
                .forEach(text::appendCodePoint);
        return text.toString();
    }
}
