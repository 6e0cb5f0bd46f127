package dev.socialposting.secrets;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes out of a text whatever looks like a secret, whoever it belongs to: by its own shape, or by the name that
 * stands before it in a query, a form, a header or JSON.
 *
 * <p>The text may be quoted in another one: JSON inside a string of JSON, a form inside an address, either inside HTML. What replaces
 * a secret breaks none of these: a quote or a backslash that ends something is never taken away.
 */
public final class SecretShapes {
    /** What stands where a secret was. */
    public static final String MASK = "[masked]";

    /** What ends something that is quoted, however the quotes themselves are escaped. */
    static final String QUOTE = "(?:\\\\*[\"']|\\\\+u002[27]|%(?:25)*2[27]|&quot;|&#3[49];|&#x2[27];)";

    private static final String SPACE = "(?:\\s|\\+|%(?:25)*2[0B])";

    /** The last is how a JSON pointer writes it. */
    private static final String SLASH = "(?:\\\\*/|%(?:25)*2F|~1)";

    private static final String COLON = SPACE + "*(?::|%(?:25)*3A)" + SPACE + "*";
    private static final String EQUALS = "(?:=|%(?:25)*3D|\\\\+u003d|&#61;)";

    /** Up to the quote that ends it, escaped slashes and other escapes included. */
    private static final String QUOTED = "(?:(?!" + QUOTE + ")(?:[^\"\\\\]|\\\\+[^\"\\\\]))++";

    /** Up to the end of a value in a query, a form or a header. */
    private static final String UNQUOTED = "(?:(?!" + QUOTE + "|%(?:25)*26|\\\\+u0026)(?:[^&\\s\"'<>,;\\\\]|\\\\+/))++";

    /**
     * Right after the name of something secret, whose ends are these; {@code token_type} and the like are none of them. The last two
     * letters are looked at first, because that is quick.
     */
    private static final String AFTER_NAME = "(?=[=%&\"'\\\\])(?<=en|et|rd|wd|re|of|wt|ey|id|st|er|on|ig)"
            + "(?<=token|secret|password|passwd|signature|appsecret_proof|accessJwt"
            + "|refreshJwt|api[_-]?key|session_?id|session_key|signed_request|upload_id|code_verifier|oauth_verifier|assertion"
            + "|" + SecretShape.START + "sig)";

    private static final List<SecretShape> GENERAL = List.of(
            // JSON Web Tokens: Bluesky and whoever else signs in with OpenID.
            SecretShape.token("eyJ", "eyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]{5,}(?:\\.[A-Za-z0-9_-]*)?", "eyJ"),
            // Bluesky's app passwords.
            SecretShape.token("[a-z2-7]{4}-", "[a-z2-7]{4}(?:-[a-z2-7]{4}){3}(?![A-Za-z0-9_-])", "-")
                    .onlyWhere(SecretShapes::hasGroupsOfFour),
            // Google: access token, refresh token, client secret.
            SecretShape.token("ya29", "ya29\\.[A-Za-z0-9_-]{8,}", "ya29"),
            SecretShape.token("1[/\\\\%~]", "1" + SLASH + "{2}0[A-Za-z0-9_-]{16,}", "/0", "2F0", "~10"),
            SecretShape.token("GOC", "GOCSPX-[A-Za-z0-9_-]{8,}", "GOCSPX"),
            // TikTok, Pinterest, LinkedIn, AWS session tokens.
            SecretShape.token(
                    "(?:act|rft)\\.",
                    "(?:act|rft)\\.(?:[A-Za-z0-9!*~._-]|%(?:25)*2[1A]|%(?:25)*7E){8,}+",
                    "act.",
                    "rft."),
            SecretShape.token("pin", "pin[ar]_[A-Za-z0-9_-]{8,}", "pina_", "pinr_"),
            SecretShape.token("AQ", "AQ[A-Za-z0-9_-]{60,}", "AQ"),
            SecretShape.token("IQoJ", "IQoJ(?:[A-Za-z0-9+=_-]|" + SLASH + "|%(?:25)*(?:2B|3D)){16,}+", "IQoJ"),
            // Telegram's bots, in an address above all.
            SecretShape.of(
                            Pattern.compile("(?=[0-9]{6})(?<![0-9])[0-9]{6,12}(?::|%(?:25)*3A)[A-Za-z0-9_-]{30,}"),
                            ":",
                            "3A")
                    .onlyWhere(SecretShapes::hasNumberBeforeColon));

    /** What is in each of the names that {@link #AFTER_NAME} knows. */
    private static final String[] SIGNS_OF_NAMES = {
        "token", "secret", "passw", "sig", "jwt", "key", "session", "upload_id", "verifier", "assertion"
    };

    /** The first group stays, what follows it is the secret. */
    private static final List<SecretShape> NAMED = List.of(
            named(
                    "(" + SecretShape.beginning("Auth") + "Authorization" + QUOTE + "?(?:" + COLON + "|" + EQUALS + ")"
                            + QUOTE + "?[A-Za-z]{3,10}" + SPACE + "+)" + UNQUOTED,
                    "authorization"),
            named(
                    "(" + SecretShape.beginning("[BOD]") + "(?:Bearer|OAuth|Basic|DPoP)" + SPACE + "+)(?=" + UNQUOTED
                            + ")(?=[^\\s\"',]*(?-i:[^a-z.,;:!?)\\s\"']))[^\\s\"',\\\\]{6,}",
                    "bearer",
                    "oauth",
                    "basic",
                    "dpop"),
            named(AFTER_NAME + "(" + EQUALS + QUOTE + ")(?![\\s,:}\\]])" + QUOTED, SIGNS_OF_NAMES),
            named(AFTER_NAME + "(" + EQUALS + ")" + UNQUOTED, SIGNS_OF_NAMES),
            named(AFTER_NAME + "(" + QUOTE + COLON + QUOTE + ")" + QUOTED, SIGNS_OF_NAMES),
            named(
                    "(" + SecretShape.beginning("X-") + "X-[A-Za-z-]{0,40}(?:token|signature|key)" + COLON + ")"
                            + UNQUOTED,
                    "x-"),
            named(
                    "(" + SecretShape.beginning("[TSC]") + "(?:TikTok-Signature|Set-Cookie|Cookie)" + COLON
                            + ")(?:[^\\s\"\\\\]|\\\\+u003d)++",
                    "tiktok-signature",
                    "cookie"),
            named(
                    "(" + SecretShape.beginning("code") + "code" + EQUALS + ")(?=[A-Za-z0-9_-]{20})" + UNQUOTED,
                    "code=",
                    "code%",
                    "code\\",
                    "code&"),
            // LinkedIn's addresses to upload to are secrets as a whole.
            named("((?=dms)dms-uploads" + SLASH + ")" + UNQUOTED, "dms-uploads"));

    private final List<SecretShape> tokens;

    /** These besides the general ones. */
    public SecretShapes(Collection<SecretShape> ofPlatforms) {
        tokens = Stream.concat(ofPlatforms.stream(), GENERAL.stream()).toList();
    }

    /** The text without what looks like a secret. */
    public String mask(String text) {
        Characters characters = Characters.of(text);
        String masked = text;
        for (SecretShape token : tokens) {
            if (token.mayBeIn(masked, characters)) {
                masked = token.pattern().matcher(masked).replaceAll(MASK);
            }
        }
        Characters withoutCase = characters.inLowerCase();
        return anyNamedMayBeOf(withoutCase) ? withoutNamed(masked, withoutCase) : masked;
    }

    private static String withoutNamed(String text, Characters withoutCase) {
        String lowerCase = text.toLowerCase(Locale.ROOT);
        String masked = text;
        for (SecretShape named : NAMED) {
            if (named.mayBeIn(lowerCase, withoutCase)) {
                masked = named.pattern().matcher(masked).replaceAll("$1" + MASK);
            }
        }
        return masked;
    }

    private static boolean anyNamedMayBeOf(Characters withoutCase) {
        for (SecretShape named : NAMED) {
            if (named.mayBeOf(withoutCase)) {
                return true;
            }
        }
        return false;
    }

    private static SecretShape named(String pattern, String... signs) {
        return SecretShape.of(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), signs);
    }

    private static boolean hasGroupsOfFour(String text) {
        for (int at = text.indexOf('-', 4); at >= 0 && at + 15 <= text.length(); at = text.indexOf('-', at + 1)) {
            if (text.charAt(at + 5) == '-'
                    && text.charAt(at + 10) == '-'
                    && isGroup(text, at - 4)
                    && isGroup(text, at + 1)
                    && isGroup(text, at + 6)
                    && isGroup(text, at + 11)) {
                return true;
            }
        }
        return false;
    }

    /** Four of the characters that Base32 has. */
    private static boolean isGroup(String text, int start) {
        for (int at = start; at < start + 4; at++) {
            char character = text.charAt(at);
            boolean isBase32 = (character >= 'a' && character <= 'z') || (character >= '2' && character <= '7');
            if (!isBase32) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasNumberBeforeColon(String text) {
        for (int at = text.indexOf(':', 6); at >= 0; at = text.indexOf(':', at + 1)) {
            int digits = 0;
            while (digits < 6 && Character.isDigit(text.charAt(at - 1 - digits))) {
                digits++;
            }
            if (digits == 6) {
                return true;
            }
        }
        return text.contains("3A");
    }
}
