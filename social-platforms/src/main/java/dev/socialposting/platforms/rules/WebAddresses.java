package dev.socialposting.platforms.rules;

import java.util.regex.Pattern;

/** Web addresses in a text: what follows {@code ://}, or a host name and a slash, up to what no address has. */
final class WebAddresses {
    private static final String REST = "[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]*";

    /** The numbers keep it quick, whatever the text is. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:://|(?<![A-Za-z0-9._@-])(?:[A-Za-z0-9-]{1,63}\\.){1,9}[A-Za-z]{2,24}(?::[0-9]{1,5})?/)" + REST);

    private WebAddresses() {}

    /** The text with a space in the place of each address. */
    static String blankedIn(String text) {
        return text.indexOf('/') < 0 ? text : ADDRESS.matcher(text).replaceAll(" ");
    }
}
