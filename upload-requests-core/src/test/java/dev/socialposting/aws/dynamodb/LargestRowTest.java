package dev.socialposting.aws.dynamodb;

import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.uploads.model.AnyUploadRequest;
import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.Lease;
import dev.socialposting.uploads.model.NudgeId;
import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PostingOptions;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.uploads.model.RowBounds;
import dev.socialposting.uploads.model.Schedule;
import dev.socialposting.uploads.model.StepName;
import dev.socialposting.uploads.model.Timing;
import dev.socialposting.uploads.model.Transition;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UploadRequestBuilder;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.model.Wake;
import dev.socialposting.uploads.model.WhoActs;
import dev.socialposting.uploads.store.UploadRequestStore;
import dev.socialposting.uploads.store.UploadRequestStore.Creation;
import dev.socialposting.uploads.store.UploadRequestStore.Update;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** DynamoDB takes items of up to 400 KB: what is accepted must fit until its end, whatever platforms answer. */
@ExtendWith(LocalAwsExtension.class)
final class LargestRowTest {
    private static final Instant LATE = NOW.plusNanos(123_456_789);
    private static final String FOUR_BYTES = "🚀";

    /** Facebook's limit, in characters of four bytes: 253 kB, nearly the 256 KB that the body of a call may have. */
    private static final String LONGEST_CAPTION = FOUR_BYTES.repeat(63_206);

    private static final String LONG = FOUR_BYTES.repeat(50_000);

    @ParameterizedTest
    @EnumSource
    void theLargestPostThatIsAcceptedFitsInEveryStateThatItCanComeTo(Grown grown, LocalAws aws) {
        UploadRequestStore store = new DynamoDbUploadRequestStore(
                aws.dynamoDb(), EmptyTables.empty(aws, EmptyTables.UPLOAD_REQUESTS), new SecureRandom());
        UploadRequest request = largest(grown.state());

        assertThat(RowBounds.largest(request)).isBetween(RowBounds.MAX_BYTES - 8, RowBounds.MAX_BYTES);
        assertThat(store.create(request)).isInstanceOf(Creation.Created.class);
        assertThat(store.update(request, Transition::moved)).isInstanceOf(Update.Updated.class);
        assertThat(store.find(request.id()).map(UploadRequest::postings)).contains(request.postings());
        assertThat(size(request)).isLessThanOrEqualTo(RowBounds.largest(request));
    }

    @Property(tries = 300)
    void noRowIsLargerThanWasReckonedWhenItWasAccepted(@ForAll("requests") UploadRequest request) {
        assertThat(size(request)).isLessThanOrEqualTo(RowBounds.largest(request));
    }

    @Provide
    Arbitrary<UploadRequest> requests() {
        return AnyUploadRequest.requests();
    }

    private static int size(UploadRequest request) {
        return ItemSize.of(new RequestRowSchema()
                .write(new RequestRow(request, "0".repeat(24)))
                .fields());
    }

    /** With the longest caption and the longest address, and as many options as then still fit. */
    private static UploadRequest largest(PostingState state) {
        UploadRequest without = request(state, PostingOptions.NONE);
        int left = RowBounds.MAX_BYTES - RowBounds.largest(without);
        UploadRequest withEmptyOption = request(state, new PostingOptions(Map.of("title", "")));
        int each = (left - (RowBounds.largest(withEmptyOption) - RowBounds.largest(without)))
                / UploadRequest.MAX_DESTINATIONS;
        return request(state, new PostingOptions(Map.of("title", "t".repeat(each))));
    }

    private static UploadRequest request(PostingState state, PostingOptions options) {
        UploadRequestBuilder request = anUploadRequest()
                .by(new UserId("u".repeat(255)))
                .withVideo("https://videos.example.com/".concat("v".repeat(4096 - 27)))
                .withCaption(LONGEST_CAPTION)
                .createdAt(LATE)
                .at(new Timing(
                        Optional.of(new Schedule(LATE, Optional.of(ZoneId.of("America/Argentina/ComodRivadavia")))),
                        Optional.empty()));
        for (int n = 0; n < UploadRequest.MAX_DESTINATIONS; n++) {
            Destination destination =
                    new Destination(new Platform("p".repeat(20)), "%d".formatted(100 + n) + "a".repeat(125));
            request.to(destination, options).with(destination, state);
        }
        return request.queued();
    }

    private static PostingError error() {
        return new PostingError(
                "c".repeat(64), LONG, Optional.of("2207026/".repeat(20)), LONG, WhoActs.OPERATOR, LONG, false);
    }

    private static Progress progress(Phase phase) {
        String value = "v".repeat(RowBounds.CHECKPOINT - "upload_url".length());
        return new Progress(
                new StepName("s".repeat(30)),
                Progress.MAX_TRIES,
                3,
                new Checkpoint(Map.of("upload_url", value)),
                phase,
                Optional.of(LATE),
                Optional.of(error()));
    }

    private static PublishedPost post() {
        return new PublishedPost(
                Optional.of("1".repeat(128)),
                Optional.of("2".repeat(128)),
                Optional.of("l".repeat(RowBounds.PUBLISHED_POST - 256)));
    }

    /** Every state in which platforms have had their say. */
    enum Grown {
        LEASED,
        WAITING,
        COMPLETED,
        FAILED,
        UNCONFIRMED,
        CANCELLED;

        /** At its largest. */
        PostingState state() {
            Wake wake = new Wake(LATE, 1000);
            Phase live = new Phase.Live(post());
            Phase publishing = new Phase.Publishing(LATE, Optional.of(LATE));
            return switch (this) {
                case LEASED -> new PostingState.Leased(new Lease("o".repeat(36), LATE), wake, progress(live));
                case WAITING -> new PostingState.Waiting(LATE, wake, LONG, progress(live));
                case COMPLETED -> new PostingState.Completed(post(), progress(live));
                case FAILED ->
                    new PostingState.Failed(error(), Optional.of(new NudgeId("n".repeat(64))), progress(publishing));
                case UNCONFIRMED -> new PostingState.Unconfirmed(error(), progress(publishing));
                case CANCELLED -> new PostingState.Cancelled(Optional.of(progress(new Phase.Preparing())));
            };
        }
    }
}
