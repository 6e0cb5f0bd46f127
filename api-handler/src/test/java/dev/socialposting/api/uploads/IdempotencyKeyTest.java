package dev.socialposting.api.uploads;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UserId;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;

class IdempotencyKeyTest {
    @Property
    void standsForOneUuidOfVersion8(@ForAll @AlphaChars @StringLength(min = 1, max = 255) String key) {
        RequestId id = new IdempotencyKey(key).requestIdFor(ALICE);

        UUID uuid = UUID.fromString(id.value());
        assertThat(uuid.version()).isEqualTo(8);
        assertThat(uuid.variant()).isEqualTo(2);
        assertThat(new IdempotencyKey(key).requestIdFor(ALICE)).isEqualTo(id);
    }

    /** The start of the SHA-256 of "5:alicekey-1", with the bits of version and variant set. */
    @Example
    void standsForTheSameIdInEveryVersionOfThisService() {
        assertThat(new IdempotencyKey("key-1").requestIdFor(ALICE))
                .isEqualTo(new RequestId("ef7461b8-4f45-8fb0-b665-e62edb09a475"));
    }

    @Example
    void doesNotMixUpUserAndKey() {
        assertThat(new IdempotencyKey("b").requestIdFor(new UserId("a1")))
                .isNotEqualTo(new IdempotencyKey("1b").requestIdFor(new UserId("a")));
    }
}
