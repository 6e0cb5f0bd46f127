package dev.socialposting.platforms;

import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.model.PostingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Facebook accepts for a video on a Page.
 *
 * <p>63,206 characters is the known limit of a post's text; Meta's pages about videos and Reels state none, nor what a character
 * is, so that both are unsure. Counted are code points ({@link CountingMethod}), for the reason given at {@link InstagramRules}.
 */
public final class FacebookRules implements PlatformRules {
    public static final Platform FACEBOOK = new Platform("facebook");

    private static final int MAX_CAPTION_LENGTH = 63_206;

    @Override
    public Platform platform() {
        return FACEBOOK;
    }

    @Override
    public String displayName() {
        return "Facebook";
    }

    @Override
    public List<String> logins() {
        return List.of("facebook");
    }

    @Override
    public boolean isAccountId(String accountId) {
        return NumericIds.isNumericId(accountId);
    }

    @Override
    public Optional<String> objectionToToken(String login, String token) {
        return MetaToken.FACEBOOK
                .otherKindOf(token)
                .map(
                        "This is %s. A Page needs its own access token, from Facebook Login, which begins with EAA."
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
        return FacebookOptions.NAMES;
    }

    @Override
    public List<Fault> check(String caption, PostingOptions options) {
        List<Fault> faults = new ArrayList<>();
        int length = captionLength(caption);
        if (length > MAX_CAPTION_LENGTH) {
            faults.add(Fault.ofCaption(
                    "caption_too_long",
                    "Facebook takes at most %d characters; the caption has %d.".formatted(MAX_CAPTION_LENGTH, length)));
        }
        faults.addAll(FacebookOptions.parse(options).faults());
        return faults;
    }

    @Override
    public List<String> cautions(String caption) {
        return List.of();
    }
}
