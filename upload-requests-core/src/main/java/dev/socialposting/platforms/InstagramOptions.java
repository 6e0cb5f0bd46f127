package dev.socialposting.platforms;

import dev.socialposting.uploads.model.PostingOptions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What can be asked for when posting a Reel, by the names of the parameters of Meta's {@code POST /{ig-user-id}/media}.
 *
 * @param shareToFeed {@code share_to_feed}: in the feed and the Reels tab, or in the Reels tab only
 * @param thumbOffset {@code thumb_offset}: which moment of the video is the cover, in milliseconds; that it lies inside the
 *     video is known to Instagram only
 * @param coverUrl {@code cover_url}: a JPEG to be the cover; wins over {@code thumb_offset}
 * @param collaborators {@code collaborators}: user names, without {@code @}
 * @param locationId {@code location_id}: id of a Page that has a location
 * @param audioName {@code audio_name}: how the original sound is called
 * @param aiGenerated {@code is_ai_generated}: whether the video is to be labelled so
 */
public record InstagramOptions(
        Optional<Boolean> shareToFeed,
        Optional<Long> thumbOffset,
        Optional<String> coverUrl,
        List<String> collaborators,
        Optional<String> locationId,
        Optional<String> audioName,
        Optional<Boolean> aiGenerated) {
    static final List<String> NAMES = List.of(
            "share_to_feed",
            "thumb_offset",
            "cover_url",
            "collaborators",
            "location_id",
            "audio_name",
            "is_ai_generated");

    private static final int MAX_COLLABORATORS = 3;

    /** Meta's reference states no limit; this keeps nonsense out. */
    private static final int MAX_AUDIO_NAME_LENGTH = 255;

    private static final Pattern USER_NAME = Pattern.compile("[A-Za-z0-9._]{1,30}");

    public InstagramOptions {
        collaborators = List.copyOf(collaborators);
    }

    /** Reads options as Instagram understands them. */
    public static ParsedOptions<InstagramOptions> parse(PostingOptions options) {
        OptionReader reader = new OptionReader(options, new InstagramRules());
        Optional<Boolean> shareToFeed = reader.flag("share_to_feed");
        Optional<Long> thumbOffset = reader.wholeNumber("thumb_offset", 0);
        Optional<String> coverUrl = reader.mediaUrl("cover_url");
        List<String> collaborators = reader.texts(
                "collaborators",
                MAX_COLLABORATORS,
                USER_NAME,
                "Instagram user names, without @, of 1 to 30 characters each");
        Optional<String> locationId = reader.digits("location_id");
        Optional<String> audioName = reader.text("audio_name", MAX_AUDIO_NAME_LENGTH);
        Optional<Boolean> aiGenerated = reader.flag("is_ai_generated");
        return reader.finish(() -> new InstagramOptions(
                shareToFeed, thumbOffset, coverUrl, collaborators, locationId, audioName, aiGenerated));
    }
}
