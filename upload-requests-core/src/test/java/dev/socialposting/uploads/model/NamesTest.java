package dev.socialposting.uploads.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Ids and names: what they accept, and that nothing else gets in. */
final class NamesTest {
    @Property
    void aUuidIsARequestId(@ForAll long high, @ForAll long low) {
        UUID uuid = new UUID(high, low);

        assertThat(RequestId.parse(uuid.toString())).contains(RequestId.of(uuid));
        assertThat(RequestId.of(uuid)).hasToString(uuid.toString());
    }

    @Property
    void arbitraryTextIsNoRequestId(@ForAll String text) {
        assertThat(RequestId.parse(text)).isEmpty();
    }

    @Test
    void aRequestIdHasOneFormOnly() {
        for (String other : List.of(
                "01234567-89AB-4cde-8000-000000000001",
                "0123456789ab4cde8000000000000001",
                "{01234567-89ab-4cde-8000-000000000001}",
                "1-1-1-1-1",
                "01234567-89ab-4cde-8000-000000000001\n",
                "01234567-89ab-4cde-8000-00000000000g",
                "01234567-89ab-4cde-8000-00000000000٠",
                "01234567+89ab+4cde+8000+000000000001")) {
            assertThat(RequestId.parse(other)).as(other).isEmpty();
            assertThatThrownBy(() -> new RequestId(other)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Property
    void aDestinationIsReadFromItsText(@ForAll("destinations") Destination destination) {
        assertThat(Destination.parse(destination.toString())).contains(destination);
    }

    @Property
    void arbitraryTextIsADestinationInItsOneFormOrNone(@ForAll String text) {
        Destination.parse(text).ifPresent(read -> assertThat(read).hasToString(text));
    }

    @Test
    void aDestinationIsAPlatformAndAnAccount() {
        assertThat(Destination.parse("instagram:17841400000000001"))
                .contains(new Destination(new Platform("instagram"), "17841400000000001"));
        assertThat(Destination.parse("bluesky:did:plc:abc"))
                .contains(new Destination(new Platform("bluesky"), "did:plc:abc"));
        assertThat(Destination.parse("youtube:" + "a".repeat(128))).isPresent();
    }

    @Test
    void textOfAnotherShapeIsNoDestination() {
        for (String text : List.of(
                "",
                "instagram",
                "instagram:",
                ":1784",
                "Instagram:1784",
                "instagram:17 84",
                "instagram:1784#1",
                "instagram:.1784",
                "instagram:1784\n",
                "i:1784",
                "instagram/1784",
                "instagram:١٧٨٤",
                "instagram:178é",
                "ınstagram:1784",
                "instagram:17:84/1",
                "instagram 2:1784",
                "youtube:" + "a".repeat(129),
                "a".repeat(21) + ":1")) {
            assertThat(Destination.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void aDestinationIsNotMadeOfAnythingElse() {
        assertThatThrownBy(() -> new Destination(new Platform("instagram"), "a#b"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Platform("Instagram")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Platform("1nstagram")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Platform("i")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aUserIdHasOneTo255Characters() {
        assertThatCode(() -> new UserId("u".repeat(255))).doesNotThrowAnyException();
        assertThatThrownBy(() -> new UserId("u".repeat(256))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new UserId(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNudgeIdHasOneTo64Characters() {
        assertThatCode(() -> new NudgeId("n".repeat(64))).doesNotThrowAnyException();
        assertThatThrownBy(() -> new NudgeId("n".repeat(65))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NudgeId("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aStepNameIsWordsJoinedByUnderscores() {
        assertThat(new StepName("create_container")).hasToString("create_container");
        for (String other :
                List.of("", "Create", "create__container", "_create", "create_", "create container", "v1")) {
            assertThatThrownBy(() -> new StepName(other)).as(other).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Provide
    Arbitrary<Destination> destinations() {
        return AnyUploadRequest.destinations();
    }
}
