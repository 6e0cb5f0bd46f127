package dev.socialposting.uploads.store;

import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.TIKTOK;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.completed;
import static dev.socialposting.uploads.model.Fixtures.failed;
import static dev.socialposting.uploads.model.Fixtures.instagramAccount;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.model.RequestStatus;
import dev.socialposting.uploads.model.UploadRequest;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ListFilterTest {
    private final UploadRequest request =
            anUploadRequest().to(INSTAGRAM, FACEBOOK).queued();

    @Test
    void matchesByStatusAndByAnyOfThePlatforms() {
        assertThat(ListFilter.EVERYTHING.matches(request)).isTrue();
        assertThat(filter(RequestStatus.QUEUED, FACEBOOK.platform()).matches(request))
                .isTrue();
        assertThat(filter(RequestStatus.QUEUED, TIKTOK.platform()).matches(request))
                .isFalse();
        assertThat(filter(RequestStatus.FAILED, FACEBOOK.platform()).matches(request))
                .isFalse();
    }

    @Test
    void matchesByTheStatusOfAnyOfTheDestinations() {
        UploadRequest partly = anUploadRequest()
                .with(INSTAGRAM, completed())
                .with(FACEBOOK, failed())
                .queued();

        for (RequestStatus status : RequestStatus.values()) {
            assertThat(filter(status, FACEBOOK.platform()).matches(partly))
                    .as("%s", status)
                    .isEqualTo(Set.of(RequestStatus.PARTIALLY_COMPLETED, RequestStatus.COMPLETED, RequestStatus.FAILED)
                            .contains(status));
        }
    }

    @Test
    void matchesWhatWasCreatedFromOneInstantOnAndBeforeAnother() {
        assertThat(ListFilter.EVERYTHING.createdFrom(NOW).matches(request)).isTrue();
        assertThat(ListFilter.EVERYTHING.createdFrom(NOW.plusMillis(1)).matches(request))
                .isFalse();
        assertThat(ListFilter.EVERYTHING.createdBefore(NOW).matches(request)).isFalse();
        assertThat(ListFilter.EVERYTHING.createdBefore(NOW.plusMillis(1)).matches(request))
                .isTrue();
    }

    @Test
    void aPartOfAMillisecondCountsAsAWholeOne() {
        assertThat(ListFilter.EVERYTHING.createdFrom(NOW.plusNanos(1)))
                .isEqualTo(ListFilter.EVERYTHING.createdFrom(NOW.plusMillis(1)));
        assertThat(ListFilter.EVERYTHING.createdBefore(NOW.plusNanos(1)).matches(request))
                .isTrue();
    }

    @Test
    void matchesByOneOfTheDestinationsAndByText() {
        assertThat(ListFilter.EVERYTHING.withAccount(FACEBOOK).matches(request)).isTrue();
        assertThat(ListFilter.EVERYTHING.withAccount(instagramAccount(5)).matches(request))
                .isFalse();
        assertThat(ListFilter.EVERYTHING.withText(SearchText.of("launch")).matches(request))
                .isTrue();
        assertThat(ListFilter.EVERYTHING.withText(SearchText.of("lunch")).matches(request))
                .isFalse();
    }

    private static ListFilter filter(RequestStatus status, Platform platform) {
        return ListFilter.EVERYTHING.withStatus(status).withPlatform(platform);
    }
}
