package dev.socialposting.platforms.facebook;

import dev.socialposting.platforms.meta.Advice;
import dev.socialposting.platforms.meta.OwnErrors;
import dev.socialposting.uploads.model.PostingError;
import java.time.Duration;

/** What we find wrong with a video on Facebook ourselves. */
final class VideoErrors {
    private VideoErrors() {}

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
