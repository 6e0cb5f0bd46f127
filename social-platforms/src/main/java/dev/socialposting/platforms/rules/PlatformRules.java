package dev.socialposting.platforms.rules;

import dev.socialposting.uploads.model.PostingOptions;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What one platform accepts.
 *
 * @param displayName the platform's name as people write it, such as {@code Clips}
 */
public record PlatformRules(
        String displayName,
        AccountIds accountIds,
        List<CaptionLimit> captionLimits,
        OptionSchema options,
        List<VideoFormat> videoFormats) {
    public PlatformRules {
        captionLimits = List.copyOf(captionLimits);
        videoFormats = List.copyOf(videoFormats);
    }

    /**
     * The ids of a platform's accounts.
     *
     * @param pattern of a whole id: a regular expression of Java and of JavaScript alike
     * @param help where a person finds the id, a sentence
     * @param page where a person looks at an account; {@code {account_id}} stands for its id
     */
    public record AccountIds(Pattern pattern, String help, String page) {
        /** Digits, not beginning with a zero: two ways of writing an id would be two accounts. */
        public static AccountIds numeric(String help, String page) {
            return new AccountIds(NumericIds.ID, help, page);
        }
    }

    /** Whether this can be the id of an account on this platform. */
    public boolean isAccountId(String accountId) {
        return accountIds.pattern().matcher(accountId).matches();
    }

    /** Everything that is wrong with a caption and options for this platform; empty when nothing is. */
    public List<Fault> check(String caption, PostingOptions given) {
        return Stream.concat(
                        captionLimits.stream().flatMap(limit -> limit.fault(displayName, caption).stream()),
                        options.check(given).stream())
                .toList();
    }

    /** What may go wrong although {@link #check} lets it pass, one sentence each, for the log the user reads. */
    public List<String> cautions(String caption) {
        return captionLimits.stream()
                .flatMap(limit -> limit.cautionOf(caption).stream())
                .toList();
    }
}
