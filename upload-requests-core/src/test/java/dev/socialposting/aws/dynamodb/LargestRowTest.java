package dev.socialposting.aws.dynamodb;

import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.PUBLISH_STEP;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.instagramAccount;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.NudgeId;
import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.model.Transition;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UploadRequestBuilder;
import dev.socialposting.uploads.model.WhoActs;
import dev.socialposting.uploads.store.UploadRequestStore;
import dev.socialposting.uploads.store.UploadRequestStore.Creation;
import dev.socialposting.uploads.store.UploadRequestStore.Update;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** DynamoDB takes items of up to 400 KB. */
@ExtendWith(LocalAwsExtension.class)
final class LargestRowTest {
    /** Facebook's limit, in characters of four bytes: 253 kB, nearly the 256 KB that the body of a call may have. */
    private static final String LONGEST_CAPTION = "🚀".repeat(63_206);

    @Test
    void aRowWithTheLongestCaptionAndTwentyFiveLongFailuresFits(LocalAws aws) {
        UploadRequestStore store = new DynamoDbUploadRequestStore(
                aws.dynamoDb(), EmptyTables.empty(aws, EmptyTables.UPLOAD_REQUESTS), new SecureRandom());
        UploadRequestBuilder request = anUploadRequest().withCaption(LONGEST_CAPTION);
        for (int n = 0; n < UploadRequest.MAX_DESTINATIONS; n++) {
            request.with(instagramAccount(n), longFailure());
        }

        assertThat(store.create(request.queued())).isInstanceOf(Creation.Created.class);
        assertThat(store.update(request.queued(), Transition::moved)).isInstanceOf(Update.Updated.class);
        assertThat(store.find(request.queued().id()).flatMap(row -> row.posting(INSTAGRAM)))
                .isEqualTo(request.queued().posting(INSTAGRAM));
    }

    private static PostingState longFailure() {
        PostingError error = new PostingError(
                "platform_rejected",
                "the platform's words ".repeat(500),
                Optional.of("2207026/36003"),
                "e".repeat(300),
                WhoActs.USER,
                "n".repeat(300),
                false);
        Progress progress = new Progress(
                PUBLISH_STEP,
                Progress.MAX_TRIES,
                3,
                new Checkpoint(Map.of("container_id", "1".repeat(20), "upload_uri", "u".repeat(600))),
                new Phase.Publishing(NOW, Optional.of(NOW)),
                Optional.of(NOW),
                Optional.of(error));
        return new PostingState.Failed(error, Optional.of(new NudgeId("n".repeat(64))), progress);
    }
}
