package dev.socialposting.platforms.facebook;

import static dev.socialposting.platforms.meta.Advice.nobodyActs;
import static dev.socialposting.platforms.meta.Advice.operatorActs;
import static dev.socialposting.platforms.meta.Advice.userActs;
import static dev.socialposting.platforms.meta.Advice.userChangesPost;
import static dev.socialposting.platforms.meta.ErrorRule.Match.code;
import static dev.socialposting.platforms.meta.ErrorRule.Match.codes;
import static dev.socialposting.platforms.meta.ErrorRule.Match.numbers;
import static dev.socialposting.platforms.meta.ErrorRule.Match.reportedWithoutNumber;
import static dev.socialposting.platforms.meta.ErrorRule.Match.saying;
import static dev.socialposting.platforms.meta.ErrorRule.Match.type;
import static dev.socialposting.platforms.meta.Remedy.giveUp;
import static dev.socialposting.platforms.meta.Remedy.lookFirst;
import static dev.socialposting.platforms.meta.Remedy.prepareAnew;
import static dev.socialposting.platforms.meta.Remedy.tryAgain;
import static dev.socialposting.platforms.meta.Remedy.unlessOurs;

import dev.socialposting.platforms.meta.Advice;
import dev.socialposting.platforms.meta.CommonErrors;
import dev.socialposting.platforms.meta.Diagnosis;
import dev.socialposting.platforms.meta.ErrorRule;
import dev.socialposting.platforms.meta.ErrorTable;
import dev.socialposting.platforms.meta.GraphError;
import dev.socialposting.platforms.meta.OwnErrors;
import dev.socialposting.uploads.model.PostingError;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Facebook's errors about videos and what to do about each, and what we find wrong with a video there ourselves.
 *
 * <p>Source: Meta's Video API error codes; the numbers of seven digits beginning with 1363 are "codes" in one of its tables and
 * "subcodes" in another, and mean the same wherever they stand. Some numbers are documented nowhere and known from open-source
 * publishers only.
 */
final class FacebookErrors {
    private static final String LATER = "Try again later; nothing is wrong with the post itself.";

    private static final String OTHER_FILE = "Post again with an MP4 file with H.264 video and AAC sound.";

    private static final String SHAPE_HINT =
            " Or post it with the option format: video, which takes other shapes and lengths.";

    private static final List<String> PERMISSIONS =
            List.of("pages_show_list", "pages_read_engagement", "pages_manage_posts");

    static final ErrorTable TABLE = new ErrorTable(
            "Facebook",
            PERMISSIONS,
            Stream.of(uploads(), files(), texts(), accounts(), general())
                    .flatMap(List::stream)
                    .toList());

    private FacebookErrors() {}

    static boolean isNotVisible(Diagnosis diagnosis) {
        return diagnosis.is(CommonErrors.NOT_VISIBLE);
    }

    /** A Page without Reels has no list of them. */
    static boolean hasNoReels(GraphError error) {
        return error.isCode(100) && error.says("nonexisting field (video_reels)");
    }

    private static List<ErrorRule> uploads() {
        String notTaken = "Facebook could not take the file.";
        return List.of(
                new ErrorRule(
                        numbers(1363041),
                        prepareAnew(UploadSession.NEW_SESSIONS),
                        "upload_session_invalid",
                        nobodyActs("The upload session on Facebook's side is not valid any more.", LATER)),
                new ErrorRule(
                        numbers(1363045),
                        prepareAnew(UploadSession.NEW_SESSIONS),
                        "upload_size_mismatch",
                        nobodyActs("Facebook got another number of bytes than was announced.", LATER)),
                new ErrorRule(numbers(1363037), tryAgain(), "upload_offset_wrong", nobodyActs(notTaken, LATER)),
                new ErrorRule(
                        numbers(1363030),
                        tryAgain(),
                        "upload_timeout",
                        nobodyActs("The upload to Facebook took too long.", LATER)),
                new ErrorRule(
                        numbers(1363019, 1363021, 1363033), tryAgain(), "upload_failed", nobodyActs(notTaken, LATER)),
                new ErrorRule(
                        numbers(1363020),
                        giveUp(),
                        "no_file_given",
                        operatorActs("We gave Facebook no file.", "Tell support the request id.")),
                new ErrorRule(
                        numbers(389),
                        tryAgain(),
                        "video_not_fetched",
                        userActs(
                                "Facebook could not fetch the video from its address.",
                                "Make sure that the address opens without a log-in, that the server's robots.txt allows"
                                        + " facebookexternalhit, then try again.")),
                new ErrorRule(
                        type("ProcessingFailedError")
                                .or(type("PartialRequestError"))
                                .or(type("OffsetInvalidError")),
                        prepareAnew(1),
                        "hosted_upload_failed",
                        userActs(
                                "Facebook's upload service refuses to fetch the video from its address.",
                                "Make sure that the address opens without a log-in, or host the file elsewhere, then try"
                                        + " again.")),
                new ErrorRule(
                        type("ParameterValidationError"),
                        giveUp(),
                        "invalid_parameter",
                        operatorActs(
                                "Facebook's upload service does not accept how we ask it.",
                                "Tell support the request id.")));
    }

    /** About the file itself: only another file takes them away. */
    private static List<ErrorRule> files() {
        return List.of(
                file("video_too_small", "The video file is empty or too small.", OTHER_FILE, 382, 1363022),
                file("video_too_large", "The video file is too large for Facebook.", "Post a smaller file.", 1363023),
                file(
                        "video_format_unsupported",
                        "Facebook does not support the format of this file.",
                        OTHER_FILE,
                        1363024,
                        1363031,
                        1363032),
                file("video_too_short", "The video is too short for Facebook.", "Post a longer video.", 1363025),
                file("video_too_long", "The video is too long for Facebook.", "Post a shorter video.", 1363026),
                file(
                        "aspect_ratio_unsupported",
                        "The video's shape is not between 16:9 and 9:16.",
                        "Post the video in another shape.",
                        1363040),
                file(
                        "resolution_too_low",
                        "A reel is upright and has at least 540 x 960 pixels. This video is landscape, or has fewer.",
                        "Post an upright video of that size." + SHAPE_HINT,
                        1363127),
                file(
                        "reel_length_unsupported",
                        "A reel must be 3 to 90 seconds long.",
                        "Post a video of that length." + SHAPE_HINT,
                        1363128),
                file(
                        "frame_rate_unsupported",
                        "A reel must have 24 to 60 frames per second.",
                        "Post the video with such a frame rate." + SHAPE_HINT,
                        1363129));
    }

    private static ErrorRule file(String code, String explanation, String nextStep, int... numbers) {
        return new ErrorRule(numbers(numbers), giveUp(), code, userChangesPost(explanation, nextStep));
    }

    private static List<ErrorRule> texts() {
        return List.of(
                new ErrorRule(
                        numbers(506),
                        unlessOurs(giveUp()),
                        "duplicate_text",
                        userChangesPost(
                                "The same text was posted on the Page just before.",
                                "Change the caption, then post again.")),
                new ErrorRule(
                        numbers(1609005, 1500, 1609008).or(code(200, 1609008)),
                        giveUp(),
                        "link_rejected",
                        userChangesPost(
                                "Facebook does not accept a link in the caption; links to facebook.com are not allowed.",
                                "Take the link out of the caption, then post again.")),
                new ErrorRule(
                        numbers(1346003, 1404102, 1366051),
                        giveUp(),
                        "content_refused",
                        userChangesPost(
                                "Facebook takes the post for abusive, against its rules or posted already.",
                                "Look at what Facebook says above, and change the post.")));
    }

    private static List<ErrorRule> accounts() {
        String checkPage =
                "Connect the Page again with its own token and accept all permissions, pages_manage_posts among"
                        + " them; check that you may create content on the Page.";
        return List.of(
                new ErrorRule(
                        numbers(1363042, 1363005),
                        giveUp(),
                        CommonErrors.PERMISSION_MISSING,
                        userActs("We may not post videos on this Page.", checkPage)),
                new ErrorRule(
                        saying("No permission to publish the video"),
                        giveUp(),
                        CommonErrors.PERMISSION_MISSING,
                        userActs("We may not post videos on this Page.", checkPage)),
                new ErrorRule(
                        numbers(1404078),
                        giveUp(),
                        "page_authorization_required",
                        userActs(
                                "Facebook asks for Page Publishing Authorization before anybody may post on this Page.",
                                "Complete it in the Page's settings (it asks for two-factor authentication), then try again.")),
                new ErrorRule(
                        numbers(4854002, 1404006, 1404112),
                        giveUp(),
                        "identity_check_required",
                        userActs(
                                "Facebook wants the Page's owner to confirm their identity or pass a security check first.",
                                "Open Facebook, follow its steps, then try again.")));
    }

    private static List<ErrorRule> general() {
        return List.of(
                new ErrorRule(
                        numbers(1390008),
                        lookFirst(CommonErrors.POLICY_BLOCK),
                        CommonErrors.ACTION_BLOCKED,
                        userActs(
                                "Facebook takes the posts on this Page to come too fast and blocks them for some time.",
                                "Post less often. We make sure that nothing went out and try again after some hours.")),
                new ErrorRule(
                        numbers(1349125, 1363047, 1609010, 2069019),
                        lookFirst(),
                        "refused_by_facebook",
                        userActs(
                                "Facebook refused the post for a reason that it does not document.",
                                "Go by what Facebook says above.")),
                new ErrorRule(
                        codes(6000),
                        prepareAnew(1),
                        "video_file_problem",
                        userChangesPost("Facebook has a problem with the video file.", OTHER_FILE)),
                new ErrorRule(
                        codes(6001),
                        tryAgain(),
                        "upload_failed",
                        nobodyActs("Facebook could not take the file.", LATER)),
                new ErrorRule(
                        reportedWithoutNumber(),
                        prepareAnew(1),
                        "video_processing_failed",
                        userChangesPost("Facebook could not take or process the video.", OTHER_FILE)));
    }

    static PostingError strangeUploadAddress(String expected) {
        return OwnErrors.error(
                "strange_upload_address",
                "Facebook gave an upload address that is not below " + expected + ".",
                Advice.operatorActs(
                        "We send tokens to the known address of the upload service only.",
                        "Tell support the request id: the setting rupload in the worker's PLATFORM_OVERRIDES has to be looked at."));
    }

    static PostingError sessionOver(VideoStatus status) {
        return OwnErrors.error(
                "upload_session_over",
                "The video's status is " + status.inWords() + ".",
                Advice.nobodyActs(
                        "The upload session on Facebook's side has expired or failed before anything was published.",
                        "Try again later; nothing is wrong with the post itself."));
    }

    static PostingError uploadTimeout(Duration limit) {
        return OwnErrors.error(
                "processing_timeout",
                "Facebook has not fetched the whole video after " + limit.toMinutes() + " minutes.",
                Advice.userActs(
                        "Facebook did not get the file in time, and not at a second try either.",
                        "Make sure that the video's server answers fast, then try again."));
    }

    static PostingError publishingFailed(String words) {
        return OwnErrors.error(
                "publishing_failed",
                words,
                Advice.userActs(
                        "Facebook processed the video but could not publish it, and does not say why.",
                        "Look at the Page. If the video is not there, try again."));
    }

    static PostingError savedAsDraft() {
        return OwnErrors.error(
                "saved_as_draft",
                "Facebook keeps the video as a draft that nobody can see.",
                Advice.userChangesPost(
                        "Facebook does this to some videos, to vertical ones above all: the Page's owner gets a notice"
                                + " that the reel is ready to share.",
                        "Share the draft in Meta Business Suite, or delete it there and post the video as a reel:"
                                + " without the option format: video."));
    }
}
