package dev.socialposting.simulator.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.Json;
import dev.socialposting.simulator.model.LoginVariant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What {@code POST /media} checks before it gives out a container id (sections 1 and 4 of the notes).
 *
 * <p>Where the notes are unsure we chose: a caption is counted in code points; more than 30 hashtags are refused with code 100 and
 * 6 to 30 are taken; an address that is not http(s) or not ASCII is refused at once with 9004/2207052.
 */
final class ContainerRules {
    private static final int LONGEST_CAPTION = 2200;
    private static final Pattern HASHTAG = Pattern.compile("#[\\p{L}\\p{N}_]+");
    private static final Pattern MENTION = Pattern.compile("(?<![\\p{L}\\p{N}_.])@[A-Za-z0-9_.]+");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}");
    private static final List<String> FACEBOOK_LOGIN_ONLY = List.of(
            "upload_type",
            "is_paid_partnership",
            "branded_content_sponsor_ids",
            "poll_attachment",
            "is_poll_duration_extended",
            "is_comment_prompt_used");
    private static final List<String> FLAGS =
            List.of("share_to_feed", "is_ai_generated", "is_paid_partnership", "is_comment_prompt_used");

    private ContainerRules() {}

    /** The first thing that is wrong with a create call. */
    static Optional<GraphError> fault(ApiCall call, LoginVariant variant) {
        return Stream.of(
                        mediaType(call),
                        notForThisLogin(call, variant),
                        video(call),
                        caption(call),
                        flags(call),
                        thumbOffset(call),
                        cover(call),
                        people(call),
                        location(call),
                        trial(call),
                        addOns(call))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<GraphError> mediaType(ApiCall call) {
        Optional<String> type = call.filled("media_type");
        if (type.isEmpty()) {
            return Optional.of(GraphError.badParameter("The parameter media_type is required"));
        }
        return when(
                !type.get().equals("REELS"),
                GraphError.of(
                        100, 2207023, "The media type " + type.get() + " is unknown. Use REELS to publish a video."));
    }

    private static Optional<GraphError> notForThisLogin(ApiCall call, LoginVariant variant) {
        return FACEBOOK_LOGIN_ONLY.stream()
                .filter(name -> variant.equals(Meta.INSTAGRAM_LOGIN)
                        && call.filled(name).isPresent())
                .findFirst()
                .map(name -> GraphError.badParameter("Param " + name + " is not supported for Instagram Login"));
    }

    private static Optional<GraphError> video(ApiCall call) {
        if (call.text("upload_type").equals("resumable")) {
            return Optional.empty();
        }
        Optional<String> url = call.filled("video_url");
        if (url.isEmpty()) {
            return Optional.of(GraphError.badParameter("The parameter video_url is required"));
        }
        return when(
                ApiCall.webAddress(url.get()).isEmpty(),
                GraphError.of(9004, 2207052, "Only photo or video can be accepted as media type.")
                        .withUserText(
                                "Media download has failed",
                                "The media could not be fetched from this URI: " + url.get()));
    }

    private static Optional<GraphError> caption(ApiCall call) {
        String caption = call.text("caption");
        if (caption.codePointCount(0, caption.length()) > LONGEST_CAPTION) {
            return Optional.of(GraphError.of(36004, 2207010, "The caption was too long.")
                    .withUserText("Caption too long", "The caption can have up to 2,200 characters."));
        }
        if (MENTION.matcher(caption).results().count() > 20) {
            return Optional.of(GraphError.of(100, 2207040, "Cannot use more than 20 tags per created media."));
        }
        return when(
                HASHTAG.matcher(caption).results().count() > 30,
                GraphError.badParameter("A caption can have up to 30 hashtags"));
    }

    private static Optional<GraphError> flags(ApiCall call) {
        return FLAGS.stream()
                .filter(name -> call.filled(name).isPresent())
                .filter(name -> !List.of("true", "false", "1", "0").contains(call.text(name)))
                .findFirst()
                .map(name -> GraphError.badParameter("Param " + name + " must be a boolean"));
    }

    private static Optional<GraphError> thumbOffset(ApiCall call) {
        return call.filled("thumb_offset")
                .filter(offset -> !NUMBER.matcher(offset).matches())
                .map(offset -> offset.matches("-\\d+")
                        ? GraphError.of(
                                1,
                                2207057,
                                "Thumbnail offset must be greater than or equal to 0 and less than video duration, i.e. "
                                        + offset)
                        : GraphError.badParameter("Param thumb_offset must be an integer"));
    }

    private static Optional<GraphError> cover(ApiCall call) {
        return call.filled("cover_url")
                .filter(url -> ApiCall.webAddress(url).isEmpty())
                .map(url -> GraphError.badParameter("Param cover_url must be a valid URL"));
    }

    private static Optional<GraphError> people(ApiCall call) {
        Optional<GraphError> collaborators = call.filled("collaborators")
                .filter(text -> array(text).filter(names -> names.size() <= 3).isEmpty())
                .map(text -> GraphError.badParameter("Param collaborators must be an array of up to 3 usernames"));
        return collaborators.or(() -> call.filled("user_tags").flatMap(ContainerRules::userTags));
    }

    private static Optional<GraphError> userTags(String text) {
        Optional<JsonNode> tags = array(text);
        if (tags.isEmpty()) {
            return Optional.of(GraphError.badParameter("Param user_tags must be an array"));
        }
        for (JsonNode tag : tags.get()) {
            if (!tag.hasNonNull("username") || tag.has("x") || tag.has("y")) {
                return Optional.of(GraphError.badParameter("A user tag of a video has a username and no coordinates"));
            }
        }
        return when(
                tags.get().size() > 20, GraphError.of(100, 2207040, "Cannot use more than 20 tags per created media."));
    }

    private static Optional<GraphError> location(ApiCall call) {
        return call.filled("location_id")
                .filter(id -> !id.matches("\\d{1,20}"))
                .map(id -> GraphError.badParameter("INSTAGRAM_PLATFORM_API__INVALID_LOCATION_ID"));
    }

    private static Optional<GraphError> trial(ApiCall call) {
        return call.filled("trial_params")
                .filter(text -> Json.parse(text)
                        .map(json -> json.path("graduation_strategy").asText())
                        .filter(List.of("MANUAL", "SS_PERFORMANCE")::contains)
                        .isEmpty())
                .map(text -> GraphError.badParameter(
                        "Param trial_params needs a graduation_strategy of MANUAL or SS_PERFORMANCE"));
    }

    private static Optional<GraphError> addOns(ApiCall call) {
        boolean poll = call.filled("poll_attachment").isPresent();
        boolean prompt = call.text("is_comment_prompt_used").matches("true|1");
        return when(poll && prompt, GraphError.badParameter("At most one add-on can be used per post"));
    }

    private static Optional<JsonNode> array(String text) {
        return Json.parse(text).filter(JsonNode::isArray);
    }

    private static Optional<GraphError> when(boolean wrong, GraphError error) {
        return wrong ? Optional.of(error) : Optional.empty();
    }
}
