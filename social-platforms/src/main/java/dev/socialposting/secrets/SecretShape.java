package dev.socialposting.secrets;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a kind of secret looks like: a pattern, which takes its time on a long text, and what tells quickly that there is none.
 *
 * <p>What repeats a choice repeats it possessively, with a plus behind. Otherwise the JDK's matcher goes one level deeper for each
 * character, and a long value overflows the stack.
 *
 * @param signs a text without any of these has no match; looking for them is quick. In lower case if the pattern has no case
 * @param closer a text with a sign has no match unless this is so, which is slower to find out, but quicker than the pattern
 */
public record SecretShape(Pattern pattern, List<Sign> signs, Predicate<String> closer) {
    /** Where a token may begin: not in the middle of a word, but right after an escape of JSON or of an address. */
    static final String START = "(?:(?<![A-Za-z0-9_-])|(?<=\\\\[bfnrt])|(?<=\\\\u[0-9a-fA-F]{4})|(?<=%[0-9a-fA-F]{2})"
            + "|(?<=%25[0-9a-fA-F]{2}))";

    public SecretShape {
        signs = List.copyOf(signs);
    }

    /** A piece of text with the characters that it is made of. */
    public record Sign(String text, Characters characters) {}

    /**
     * A token that begins where a word may begin.
     *
     * @param first matches its first characters, which are looked at first, because that is quick and nearly always decides
     * @param pattern of all of it, with these
     * @param signs of which every text with such a token has one at least
     */
    public static SecretShape token(String first, String pattern, String... signs) {
        return of(Pattern.compile(beginning(first) + pattern), signs);
    }

    static SecretShape of(Pattern pattern, String... signs) {
        return new SecretShape(
                pattern,
                Stream.of(signs)
                        .map(sign -> new Sign(sign, Characters.of(sign)))
                        .toList(),
                _ -> true);
    }

    /** Where a token may begin that begins so. */
    static String beginning(String first) {
        return "(?=" + first + ")" + START;
    }

    SecretShape onlyWhere(Predicate<String> also) {
        return new SecretShape(pattern, signs, also);
    }

    boolean mayBeOf(Characters characters) {
        for (Sign sign : signs) {
            if (characters.haveAllOf(sign.characters())) {
                return true;
            }
        }
        return false;
    }

    boolean mayBeIn(String text, Characters characters) {
        for (Sign sign : signs) {
            if (characters.haveAllOf(sign.characters()) && text.contains(sign.text())) {
                return closer.test(text);
            }
        }
        return false;
    }
}
