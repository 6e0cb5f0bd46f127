package dev.socialposting.platforms.facebook;

import dev.socialposting.platforms.rules.OptionSchema;
import dev.socialposting.platforms.rules.OptionSchema.Option;
import dev.socialposting.platforms.rules.OptionType;
import dev.socialposting.platforms.rules.OptionType.Choice;
import dev.socialposting.platforms.rules.ParsedOptions;
import dev.socialposting.uploads.model.PostingOptions;
import java.util.List;
import java.util.Optional;

/**
 * What can be asked for when posting to a Page.
 *
 * @param format {@code format}: as a Reel (vertical, 3 to 90 seconds) or as a video of any shape; a Reel when not given
 * @param title {@code title}: 1 to 255 characters; Meta documents no limit
 * @param place {@code place}: id of a Page that has a location; Reels only
 */
public record FacebookOptions(Format format, Optional<String> title, Optional<String> place) {
    static final String FORMAT = "format";
    static final String VIDEO = "video";

    /** Meta documents no limit. */
    private static final int MAX_TITLE_LENGTH = 255;

    static final OptionSchema SCHEMA = new OptionSchema(
            Facebook.NAME,
            List.of(
                    Option.of(
                            FORMAT,
                            "Post as",
                            "A Reel is upright and has 3 to 90 seconds. A video may be longer and of another shape.",
                            new OptionType.Choice(
                                    "Reel",
                                    List.of(new Choice.Value("reel", "Reel"), new Choice.Value(VIDEO, "Video")))),
                    Option.of("title", "Title", "Shown with the video.", new OptionType.Text(MAX_TITLE_LENGTH)),
                    Option.of(
                                    "place",
                                    "Place id",
                                    "The id of a Facebook Page that has a location: digits only. For a Reel only.",
                                    new OptionType.Id())
                            .unless(
                                    FORMAT,
                                    VIDEO,
                                    "A place can be given for a Reel only: leave it out, or post as a Reel.")));

    /** In which of a Page's two ways a video is posted. */
    public enum Format {
        /** {@code POST /{page-id}/video_reels}. */
        REEL,
        /** {@code POST /{page-id}/videos}. */
        VIDEO
    }

    /** Reads options as Facebook understands them. */
    public static ParsedOptions<FacebookOptions> parse(PostingOptions options) {
        return SCHEMA.parse(
                options,
                given -> new FacebookOptions(
                        given.text(FORMAT)
                                .filter(VIDEO::equals)
                                .map(_ -> Format.VIDEO)
                                .orElse(Format.REEL),
                        given.text("title"),
                        given.text("place")));
    }
}
