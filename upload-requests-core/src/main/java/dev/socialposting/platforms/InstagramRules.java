package dev.socialposting.platforms;

import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.model.PostingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Instagram accepts for a Reel.
 *
 * <p>Meta's reference of {@code POST /{ig-user-id}/media} allows a caption 2200 characters, 30 hashtags and 20 mentions. It does
 * not say what it takes for a character, a hashtag or a mention, so that this is unsure: we count as few as a server is likely to see
 * ({@link CountingMethod}), because a caption refused here in error cannot be posted at all, while one refused by Instagram fails with
 * its own words (code 36004, subcode 2207010).
 */
public final class InstagramRules implements PlatformRules {
    public static final Platform INSTAGRAM = new Platform("instagram");

    private static final String FACEBOOK_LOGIN = "facebook";
    private static final int MAX_CAPTION_LENGTH = 2200;
    private static final int MAX_HASHTAGS = 30;
    private static final int MAX_MENTIONS = 20;

    /** Instagram announced in December 2025 that a post may have 5 hashtags; what its API does with more is not documented. */
    private static final int ANNOUNCED_MAX_HASHTAGS = 5;

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
        return List.of("instagram", FACEBOOK_LOGIN);
    }

    @Override
    public boolean isAccountId(String accountId) {
        return NumericIds.isNumericId(accountId);
    }

    @Override
    public Optional<String> objectionToToken(String login, String token) {
        return login.equals(FACEBOOK_LOGIN)
                ? MetaToken.FACEBOOK
                        .otherKindOf(token)
                        .map(
                                "This is %s. With the login facebook, the token comes from there and begins with EAA."
                                        ::formatted)
                : MetaToken.INSTAGRAM
                        .otherKindOf(token)
                        .map(
                                "This is %s. With the login instagram, the token comes from there and begins with IGAA."
                                        ::formatted);
    }

    @Override
    public int maxCaptionLength() {
        return MAX_CAPTION_LENGTH;
    }

    @Override
    public int captionLength(String caption) {
        return CountingMethod.CODE_POINTS.count(caption);
    }

    @Override
    public List<String> optionNames() {
        return InstagramOptions.NAMES;
    }

    @Override
    public List<Fault> check(String caption, PostingOptions options) {
        List<Fault> faults = new ArrayList<>();
        atMost(MAX_CAPTION_LENGTH, captionLength(caption), "caption_too_long", "characters", faults);
        atMost(MAX_HASHTAGS, CountingMethod.HASHTAGS.count(caption), "caption_too_many_hashtags", "hashtags", faults);
        atMost(MAX_MENTIONS, CountingMethod.MENTIONS.count(caption), "caption_too_many_mentions", "mentions", faults);
        faults.addAll(InstagramOptions.parse(options).faults());
        return faults;
    }

    @Override
    public List<String> cautions(String caption) {
        int hashtags = CountingMethod.HASHTAGS.count(caption);
        return hashtags > ANNOUNCED_MAX_HASHTAGS
                ? List.of(
                        ("The caption has %d hashtags. Instagram has announced a limit of %d; it may refuse the post or leave"
                                        + " some out.")
                                .formatted(hashtags, ANNOUNCED_MAX_HASHTAGS))
                : List.of();
    }

    private static void atMost(int max, int actual, String code, String what, List<Fault> faults) {
        if (actual > max) {
            faults.add(Fault.ofCaption(
                    code, "Instagram takes at most %d %s; the caption has %d.".formatted(max, what, actual)));
        }
    }
}
