package dev.socialposting.platforms;

import dev.socialposting.uploads.model.PostingOptions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What can be asked for when posting to a Page.
 *
 * @param format {@code format}: as a Reel (vertical, 3 to 90 seconds) or as a video of any shape; a Reel when not given
 * @param title {@code title}: 1 to 255 characters; Meta documents no limit
 * @param place {@code place}: id of a Page that has a location; Reels only
 */
public record FacebookOptions(Format format, Optional<String> title, Optional<String> place) {
    static final List<String> NAMES = List.of("format", "title", "place");

    private static final int MAX_TITLE_LENGTH = 255;

    /** In which of a Page's two ways a video is posted. */
    public enum Format {
        /** {@code POST /{page-id}/video_reels}. */
        REEL,
        /** {@code POST /{page-id}/videos}. */
        VIDEO
    }

    /** Reads options as Facebook understands them. */
    public static ParsedOptions<FacebookOptions> parse(PostingOptions options) {
        OptionReader reader = new OptionReader(options, new FacebookRules());
        Format format = reader.oneOf("format", List.of("reel", "video"))
                .map(name -> Format.valueOf(name.toUpperCase(Locale.ROOT)))
                .orElse(Format.REEL);
        Optional<String> title = reader.text("title", MAX_TITLE_LENGTH);
        Optional<String> place = reader.digits("place");
        reader.check(
                format == Format.REEL || place.isEmpty(),
                "place",
                "option_not_applicable",
                "place can be given for a reel only: leave it out, or set format to reel.");
        return reader.finish(() -> new FacebookOptions(format, title, place));
    }
}
