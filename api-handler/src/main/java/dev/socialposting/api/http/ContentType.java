package dev.socialposting.api.http;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a call says its body is (RFC 9110, section 8.3). Parameters that mean nothing to us are nobody's fault.
 *
 * @param type in lower case, without parameters
 * @param charset in lower case; UTF-8 if none is named, as JSON has no other (RFC 8259)
 */
record ContentType(String type, String charset) {
    private static final String JSON = "application/json";

    /** How UTF-8 is called, and the part of it that is ASCII. */
    private static final Set<String> UTF_8 = Set.of("utf-8", "utf8", "us-ascii", "ascii");

    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*(?:\"(?<quoted>[^\"]*)\"|(?<plain>[^\\s;]*))");

    static ContentType of(HttpCall call) {
        String header = call.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        Matcher charset = CHARSET.matcher(header);
        String named = "utf-8";
        if (charset.find()) {
            named = charset.group("quoted") == null ? charset.group("plain") : charset.group("quoted");
        }
        return new ContentType(header.split(";", 2)[0].strip(), named);
    }

    boolean isJsonInUtf8() {
        return type.equals(JSON) && UTF_8.contains(charset);
    }
}
