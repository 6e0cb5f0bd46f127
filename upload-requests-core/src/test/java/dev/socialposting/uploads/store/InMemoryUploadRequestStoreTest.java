package dev.socialposting.uploads.store;

import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialposting.uploads.model.Refusal;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.UploadRequestStore.Update;
import org.junit.jupiter.api.Test;

final class InMemoryUploadRequestStoreTest extends UploadRequestStoreContract {
    private final InMemoryUploadRequestStore store = new InMemoryUploadRequestStore();

    @Override
    protected UploadRequestStore store() {
        return store;
    }

    @Override
    protected void damage(RequestId id) {
        store.damage(id);
    }

    @Test
    void anotherWriterCanComeInBetween() {
        UploadRequest request = created(anUploadRequest());
        store.beforeNextWrite(() -> store.update(request, lease(INSTAGRAM, "worker-2")));

        Update update = store.update(request, lease(INSTAGRAM, "worker-1"));

        assertThat(update).isEqualTo(new Update.Unchanged(found(request.id()), Refusal.LEASED_BY_ANOTHER));
    }

    @Test
    void aWriteWhoseAnswerIsLostTakesEffectAndTheMoveIsAppliedAgain() {
        UploadRequest request = created(anUploadRequest());
        store.loseAnswerOfNextWrite();

        Update update = store.update(request, row -> row.nudgeOverdue(NOW.plusSeconds(60)));

        assertThat(found(request.id()).version()).isEqualTo(2);
        assertThat(update).isEqualTo(new Update.Unchanged(found(request.id()), Refusal.NOT_DUE));
    }

    @Test
    void aStoreThatBreaksAfterAWriteHasWritten() {
        UploadRequest request = created(anUploadRequest());
        store.breakAfterNextWrite();

        assertThatThrownBy(() -> store.update(request, lease(FACEBOOK, "worker-1")))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(found(request.id()).version()).isEqualTo(2);
    }
}
