package dev.socialposting.platforms.instagram;

import static dev.socialposting.platforms.meta.Advice.nobodyActs;
import static dev.socialposting.platforms.meta.Advice.operatorActs;
import static dev.socialposting.platforms.meta.Advice.userActs;
import static dev.socialposting.platforms.meta.Advice.userChangesPost;
import static dev.socialposting.platforms.meta.ErrorRule.Match.always;
import static dev.socialposting.platforms.meta.ErrorRule.Match.numbers;
import static dev.socialposting.platforms.meta.ErrorRule.Match.reportedWithoutNumber;
import static dev.socialposting.platforms.meta.ErrorRule.Match.saying;
import static dev.socialposting.platforms.meta.Remedy.giveUp;
import static dev.socialposting.platforms.meta.Remedy.holdBack;
import static dev.socialposting.platforms.meta.Remedy.lookFirst;
import static dev.socialposting.platforms.meta.Remedy.prepareAnew;
import static dev.socialposting.platforms.meta.Remedy.tryAgain;
import static dev.socialposting.platforms.meta.Remedy.unlessOurs;

import dev.socialposting.platforms.meta.Advice;
import dev.socialposting.platforms.meta.CommonErrors;
import dev.socialposting.platforms.meta.Diagnosis;
import dev.socialposting.platforms.meta.ErrorRule;
import dev.socialposting.platforms.meta.ErrorTable;
import dev.socialposting.platforms.meta.OwnErrors;
import dev.socialposting.uploads.model.PostingError;
import java.time.Duration;
import java.util.List;

/**
 * Instagram's errors and what to do about each, and what a container's status means when no error comes with it.
 *
 * <p>Source: Meta's page of error codes of the Instagram platform, and for 2207076 and above, which it does not list, what open-source
 * publishers have met. The numbers of seven digits mean the same wherever they stand.
 */
final class InstagramErrors {
    private static final String LATER = "Try again later; nothing is wrong with the post itself.";
    private static final String OTHER_VIDEO =
            "Post an MP4 or MOV file with H.264 or HEVC video and AAC sound, 3 seconds to 15 minutes long, at most 300 MB.";

    private static final String CONTAINER_GONE = "container_gone";
    private static final String MEDIA_NOT_FOUND = "media_not_found";
    private static final String DAILY_LIMIT = "daily_limit_reached";

    private static final List<ErrorRule> RULES = List.of(
            new ErrorRule(
                    always(2207051),
                    lookFirst(Duration.ofHours(3)),
                    "spam_block",
                    userActs(
                            "Instagram takes this action for possible spam and blocks it for a while.",
                            "Post less often. We make sure that nothing went out and try again after some hours.")),
            new ErrorRule(
                    numbers(2207042),
                    holdBack(Duration.ofHours(1)),
                    DAILY_LIMIT,
                    nobodyActs(
                            "The account has reached Instagram's limit of posts made by apps in 24 hours.",
                            "Nothing: it goes on by itself as soon as the oldest of those posts is a day old.")),
            new ErrorRule(
                    numbers(2207027, 9007),
                    holdBack(Duration.ofSeconds(30)),
                    "not_ready",
                    nobodyActs("Instagram has not processed the video yet.", "Nothing: we ask again.")),
            new ErrorRule(
                    numbers(2207008),
                    unlessOurs(prepareAnew(AwaitProcessing.NEW_CONTAINERS)),
                    CONTAINER_GONE,
                    nobodyActs("Instagram cannot find the prepared video any more.", LATER)),
            new ErrorRule(
                    numbers(2207006),
                    unlessOurs(prepareAnew(1)),
                    MEDIA_NOT_FOUND,
                    userActs(
                            "Instagram cannot find the prepared video, or our connection may not see it any more.",
                            "Connect the account again, then try again.")),
            new ErrorRule(
                    numbers(2207020),
                    unlessOurs(prepareAnew(2)),
                    "container_expired",
                    nobodyActs("The prepared video has expired on Instagram's side.", LATER)),
            new ErrorRule(
                    numbers(2207032, 2207053),
                    prepareAnew(2),
                    "upload_failed",
                    nobodyActs("Instagram could not take the file.", LATER)),
            new ErrorRule(
                    numbers(2207003, -2),
                    prepareAnew(2),
                    "video_fetch_timeout",
                    userActs(
                            "Instagram took too long to download the video from its address.",
                            "Make sure that the video's server answers fast, then try again.")),
            new ErrorRule(
                    numbers(2207052, 9004),
                    prepareAnew(2),
                    "video_not_fetched",
                    userActs(
                            "Instagram could not fetch a video from the address given.",
                            "Make sure that the video's address opens without a log-in and leads to the file"
                                    + " itself, then try again.")),
            new ErrorRule(
                    numbers(2207026, 352),
                    giveUp(),
                    "video_format_unsupported",
                    userChangesPost("Instagram does not support the format of this video.", OTHER_VIDEO)),
            new ErrorRule(
                    numbers(2207057),
                    giveUp(),
                    "cover_time_outside_video",
                    userChangesPost(
                            "The moment chosen for the cover lies outside the video.",
                            "Post again with a smaller thumb_offset, or without it.")),
            new ErrorRule(
                    numbers(2207010, 36004),
                    giveUp(),
                    "caption_too_long",
                    userChangesPost(
                            "The caption is longer than Instagram's 2,200 characters.",
                            "Post again with a shorter one.")),
            new ErrorRule(
                    numbers(2207040),
                    giveUp(),
                    "too_many_mentions",
                    userChangesPost("The caption mentions more than 20 accounts.", "Post again with fewer mentions.")),
            new ErrorRule(
                    numbers(2207023),
                    giveUp(),
                    "unknown_media_type",
                    operatorActs(
                            "We asked for a kind of post that Instagram does not know.",
                            "Tell support the request id.")),
            new ErrorRule(
                    numbers(2207028, 2207004, 2207005, 2207009, 36000, 36001, 36003),
                    giveUp(),
                    "image_rejected",
                    userChangesPost(
                            "Instagram does not take an image of the post: it is too large, not a JPEG or of a wrong shape.",
                            "Post again with another cover_url: a JPEG of at most 8 MB, 9:16.")),
            new ErrorRule(
                    numbers(2207035, 2207036, 2207037),
                    giveUp(),
                    "product_tag_rejected",
                    userChangesPost("Instagram does not take a product tag of the post.", "Post again without it.")),
            new ErrorRule(
                    numbers(2207050),
                    giveUp(),
                    "account_restricted",
                    userActs(
                            "Instagram has restricted the account, or wants its owner to do something first.",
                            "Open the Instagram app, follow its steps, then try again.")),
            new ErrorRule(
                    numbers(2207076, 2207077, 2207082, 2207085).or(reportedWithoutNumber()),
                    prepareAnew(1),
                    "video_processing_failed",
                    userChangesPost("Instagram could not process the video.", OTHER_VIDEO)),
            new ErrorRule(
                    numbers(2207081),
                    giveUp(),
                    "trial_reels_unavailable",
                    userChangesPost("This account cannot use trial reels.", "Post again as an ordinary reel.")),
            new ErrorRule(
                    numbers(2207073),
                    giveUp(),
                    "delete_unsupported",
                    userChangesPost(
                            "Instagram does not let apps delete this post.", "Delete it in the Instagram app.")),
            new ErrorRule(
                    saying("The user is not an Instagram Business"),
                    giveUp(),
                    "account_not_professional",
                    userActs(
                            "Apps may post only to professional accounts, and this is a personal one.",
                            "Switch the account to Business or Creator in the Instagram app, then try again.")),
            new ErrorRule(
                    saying(
                            "nonexisting field (media)",
                            "nonexisting field (media_publish)",
                            "nonexisting field (content_publishing_limit)"),
                    giveUp(),
                    "account_id_wrong",
                    userChangesPost(
                            "The account's id is not that of a professional Instagram account; it may be that of a"
                                    + " Facebook Page or of a person.",
                            "Under Accounts, connect the Instagram account by its own id, which begins with 1784,"
                                    + " then post to that one.")),
            new ErrorRule(
                    numbers(2207001, -1),
                    tryAgain(),
                    CommonErrors.PLATFORM_UNAVAILABLE,
                    nobodyActs("Instagram has a problem of its own at the moment.", LATER)));

    private static final ErrorTable BY_INSTAGRAM_LOGIN = new ErrorTable(
            "Instagram", List.of("instagram_business_basic", "instagram_business_content_publish"), RULES);

    private static final ErrorTable BY_FACEBOOK_LOGIN = new ErrorTable(
            "Instagram",
            List.of("instagram_basic", "instagram_content_publish", "pages_read_engagement", "pages_show_list"),
            RULES);

    private InstagramErrors() {}

    /** The errors of an account that was connected in one of the two ways, which ask for different permissions. */
    static ErrorTable of(String login) {
        return login.equals("facebook") ? BY_FACEBOOK_LOGIN : BY_INSTAGRAM_LOGIN;
    }

    /** A known fault of Meta: what exists is not shown for some time. */
    static boolean isNotVisible(Diagnosis diagnosis) {
        return diagnosis.is(CommonErrors.NOT_VISIBLE);
    }

    static boolean isContainerGone(Diagnosis diagnosis) {
        return diagnosis.is(CONTAINER_GONE);
    }

    /** Whether the answer leaves open if a container exists. */
    static boolean hidesContainer(Diagnosis diagnosis) {
        return isNotVisible(diagnosis) || isContainerGone(diagnosis) || diagnosis.is(MEDIA_NOT_FOUND);
    }

    static boolean isDailyLimit(Diagnosis diagnosis) {
        return diagnosis.is(DAILY_LIMIT);
    }

    static PostingError notReady() {
        return OwnErrors.error(
                "not_ready",
                "The container's status is IN_PROGRESS.",
                Advice.nobodyActs("Instagram has not processed the video yet.", "Nothing: we ask again."));
    }

    static PostingError containerExpired() {
        return OwnErrors.error(
                "container_expired",
                "The container's status is EXPIRED.",
                Advice.nobodyActs(
                        "Instagram keeps a prepared video for 24 hours, and it was not published in that time.",
                        "Try again later; nothing is wrong with the post itself."));
    }

    static PostingError processingTimeout(Duration limit) {
        return OwnErrors.error(
                "processing_timeout",
                "The container's status is still IN_PROGRESS after " + limit.toMinutes() + " minutes.",
                Advice.userActs(
                        "Instagram did not finish processing the video, and not that of a second try either.",
                        "Try again later. If it happens again with this video, encode it anew: MP4, H.264, AAC."));
    }
}
