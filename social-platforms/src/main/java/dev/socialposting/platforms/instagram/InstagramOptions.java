package dev.socialposting.platforms.instagram;

import dev.socialposting.platforms.rules.OptionSchema;
import dev.socialposting.platforms.rules.OptionSchema.Option;
import dev.socialposting.platforms.rules.OptionType;
import dev.socialposting.platforms.rules.OptionType.Choice;
import dev.socialposting.platforms.rules.ParsedOptions;
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
    private static final int MAX_COLLABORATORS = 3;

    /** Meta's reference states no limit; this keeps nonsense out. */
    private static final int MAX_AUDIO_NAME_LENGTH = 255;

    private static final Pattern USER_NAME = Pattern.compile("[A-Za-z0-9._]{1,30}");

    static final OptionSchema SCHEMA = new OptionSchema(
            Instagram.NAME,
            List.of(
                    Option.of(
                            "share_to_feed",
                            "Where it is shown",
                            "Instagram decides when nothing is chosen.",
                            new OptionType.Choice(
                                    "As Instagram decides",
                                    List.of(
                                            new Choice.Value(true, "In the feed and the Reels tab"),
                                            new Choice.Value(false, "In the Reels tab only")))),
                    Option.of(
                            "collaborators",
                            "Collaborators",
                            "Up to 3 Instagram user names, with spaces between. They are asked first.",
                            new OptionType.Names(
                                    MAX_COLLABORATORS,
                                    USER_NAME,
                                    "Instagram user names, without @, of 1 to 30 letters, digits, dots and underscores each")),
                    Option.of(
                            "thumb_offset",
                            "Cover moment (seconds)",
                            "The moment of the video that is its cover, such as 1.5.",
                            new OptionType.Milliseconds()),
                    Option.of(
                            "cover_url",
                            "Cover image URL",
                            "A JPEG at a public https address. It wins over the cover moment.",
                            new OptionType.Address()),
                    Option.of(
                            "location_id",
                            "Location id",
                            "The id of a Facebook Page that has a location: digits only.",
                            new OptionType.Id()),
                    Option.of(
                            "audio_name",
                            "Name of the sound",
                            "What the original sound of the video is called.",
                            new OptionType.Text(MAX_AUDIO_NAME_LENGTH)),
                    Option.of(
                            "is_ai_generated",
                            "Made with AI",
                            "Instagram labels the post so.",
                            new OptionType.Flag())));

    public InstagramOptions {
        collaborators = List.copyOf(collaborators);
    }

    /** Reads options as Instagram understands them. */
    public static ParsedOptions<InstagramOptions> parse(PostingOptions options) {
        return SCHEMA.parse(
                options,
                given -> new InstagramOptions(
                        given.flag("share_to_feed"),
                        given.number("thumb_offset"),
                        given.text("cover_url"),
                        given.texts("collaborators"),
                        given.text("location_id"),
                        given.text("audio_name"),
                        given.flag("is_ai_generated")));
    }
}
