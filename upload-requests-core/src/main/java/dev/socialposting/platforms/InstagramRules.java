package dev.socialposting.platforms;

import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.model.PostingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What Instagram accepts for a Reel.
 *
 * <p>Meta's reference of {@code POST /{ig-user-id}/media} allows a caption 2200 characters, 30 hashtags and 20 mentions. It does
 * not say what it takes for a character, so that this is unsure: we count Unicode code points, as the fewest that a server is
 * likely to see, because a caption refused here in error cannot be posted at all, while one refused by Instagram fails with its
 * own words (code 36004, subcode 2207010). What makes a hashtag is not documented either: here a {@code #} at the start of a word,
 * followed by letters, digits, underscores or emoji.
 */
public final class InstagramRules implements PlatformRules {
    public static final Platform INSTAGRAM = new Platform("instagram");

    private static final int MAX_CAPTION_LENGTH = 2200;
    private static final int MAX_HASHTAGS = 30;
    private static final int MAX_MENTIONS = 20;

    /** Instagram announced in December 2025 that a post may have 5 hashtags; what its API does with more is not documented. */
    private static final int ANNOUNCED_MAX_HASHTAGS = 5;

    /** Two hashtags may be written together: one begins where the last one ended. */
    private static final Pattern HASHTAG =
            Pattern.compile("(?:\\G|(?<![\\p{L}\\p{N}_&]))#[\\p{L}\\p{M}\\p{N}_\\p{IsExtended_Pictographic}]+");

    private static final Pattern MENTION = Pattern.compile("(?<![\\p{L}\\p{N}_.@])@[A-Za-z0-9_.]+");

    @Override
    public Platform platform() {
        return INSTAGRAM;
    }

    @Override
    public String displayName() {
        return "Instagram";
    }

    @Override
    public List<String> logins() {
        return List.of("instagram", "facebook");
    }

    @Override
    public boolean isAccountId(String accountId) {
        return NumericIds.isNumericId(accountId);
    }

    @Override
    public int maxCaptionLength() {
        return MAX_CAPTION_LENGTH;
    }

    @Override
    public int captionLength(String caption) {
        return caption.codePointCount(0, caption.length());
    }

    @Override
    public List<Fault> check(String caption, PostingOptions options) {
        List<Fault> faults = new ArrayList<>();
        atMost(MAX_CAPTION_LENGTH, captionLength(caption), "caption_too_long", "characters", faults);
        atMost(MAX_HASHTAGS, count('#', HASHTAG, caption), "caption_too_many_hashtags", "hashtags", faults);
        atMost(MAX_MENTIONS, count('@', MENTION, caption), "caption_too_many_mentions", "mentions", faults);
        faults.addAll(InstagramOptions.parse(options).faults());
        return faults;
    }

    @Override
    public List<String> cautions(String caption) {
        long hashtags = count('#', HASHTAG, caption);
        return hashtags > ANNOUNCED_MAX_HASHTAGS
                ? List.of(
                        ("The caption has %d hashtags. Instagram has announced a limit of %d; it may refuse the post or leave"
                                        + " some out.")
                                .formatted(hashtags, ANNOUNCED_MAX_HASHTAGS))
                : List.of();
    }

    private static void atMost(int max, long actual, String code, String what, List<Fault> faults) {
        if (actual > max) {
            faults.add(Fault.ofCaption(
                    code, "Instagram takes at most %d %s; the caption has %d.".formatted(max, what, actual)));
        }
    }

    /** How many matches there are of a pattern that each need a sign; most captions have few, and the pattern looks closely. */
    private static long count(char sign, Pattern pattern, String caption) {
        return caption.indexOf(sign) < 0
                ? 0
                : pattern.matcher(caption).results().count();
    }
}
