package dev.socialposting.uploads.queue;

import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.uploads.model.AnyUploadRequest;
import dev.socialposting.uploads.model.NudgeId;
import dev.socialposting.uploads.queue.NudgeMessage.Parsed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class NudgeMessageTest {
    private static final String ID = requestId(1).value();

    @Test
    void aNudgeIsWrittenAsJson() {
        Nudge nudge = new Nudge(requestId(1), INSTAGRAM, Optional.of(new NudgeId("nudge-1")));

        assertThat(NudgeMessage.write(nudge))
                .isEqualTo(
                        "{\"kind\":\"posting\",\"request_id\":\"%s\",\"destination\":\"%s\",\"nudge_id\":\"nudge-1\"}"
                                .formatted(ID, INSTAGRAM));
    }

    @Property
    void aNudgeIsReadAsItWasWritten(@ForAll("nudges") Nudge nudge) {
        assertThat(NudgeMessage.parse(NudgeMessage.write(nudge))).isEqualTo(new Parsed.Ours(nudge));
    }

    @Test
    void aNudgeWrittenByHandNeedsNoIdAndMayHaveMore() {
        String text = "{ \"destination\": \"%s\", \"request_id\": \"%s\", \"note\": {\"by\": [1, null]} }"
                .formatted(INSTAGRAM, ID);

        assertThat(NudgeMessage.parse(text))
                .isEqualTo(new Parsed.Ours(new Nudge(requestId(1), INSTAGRAM, Optional.empty())));
    }

    @Test
    void anIdThatIsNoneIsLeftOut() {
        for (String id : List.of("\"\"", "\"  \"", "null", "{}", "[\"x\"]", "\"" + "x".repeat(65) + "\"")) {
            String text =
                    "{\"request_id\": \"%s\", \"destination\": \"%s\", \"nudge_id\": %s}".formatted(ID, INSTAGRAM, id);

            assertThat(NudgeMessage.parse(text))
                    .as(text)
                    .isEqualTo(new Parsed.Ours(new Nudge(requestId(1), INSTAGRAM, Optional.empty())));
        }
    }

    @Test
    void aNudgeMayNameTheDeadlineThatItLetsItsPostingPass() {
        Instant deadline = Instant.parse("2026-11-29T22:46:00Z");
        Nudge nudge = new Nudge(requestId(1), INSTAGRAM, Optional.of(new NudgeId("nudge-1"))).past(deadline);

        String text = NudgeMessage.write(nudge);

        assertThat(text).endsWith(",\"past_deadline\":\"2026-11-29T22:46:00Z\"}");
        assertThat(NudgeMessage.parse(text)).isEqualTo(new Parsed.Ours(nudge));
        assertThat(NudgeMessage.parse(text.replace("2026-11-29T22:46:00Z", "always")))
                .isEqualTo(new Parsed.Ours(new Nudge(requestId(1), INSTAGRAM, Optional.of(new NudgeId("nudge-1")))));
    }

    @Test
    void aNudgeOfAKindThatThisVersionDoesNotKnowIsNotTakenForOneOfAPosting() {
        String text = "{\"kind\": \"%s\", \"request_id\": \"" + ID + "\", \"destination\": \"" + INSTAGRAM + "\"}";

        assertThat(NudgeMessage.parse(text.formatted("posting"))).isInstanceOf(Parsed.Ours.class);
        assertThat(NudgeMessage.parse(text.formatted("media")))
                .isEqualTo(new Parsed.NotANudge("its kind is none that this version knows: media"));
    }

    @Property
    void arbitraryTextIsNoNudgeAndNoFault(@ForAll String text) {
        assertThat(NudgeMessage.parse(text)).isInstanceOf(Parsed.NotANudge.class);
    }

    @Property
    void aCutOffNudgeIsNoNudge(@ForAll("nudges") Nudge nudge, @ForAll int at) {
        String text = NudgeMessage.write(nudge);

        assertThat(NudgeMessage.parse(text.substring(0, Math.floorMod(at, text.length()))))
                .isInstanceOf(Parsed.NotANudge.class);
    }

    @Test
    void anythingElseComesBackWithTheReason() {
        assertThat(reason("hello")).contains("JSON");
        assertThat(reason("")).contains("request_id");
        assertThat(reason("null")).contains("request_id");
        assertThat(reason("[]")).contains("request_id");
        assertThat(reason("{\"request_id\": 17}")).contains("request_id");
        assertThat(reason("{\"request_id\": [\"%s\"]}".formatted(ID))).contains("request_id");
        assertThat(reason("{\"request_id\": \"%s\"}".formatted(ID))).contains("destination");
        assertThat(reason("{\"request_id\": \"%s\", \"destination\": \"instagram\"}".formatted(ID)))
                .contains("destination");
    }

    @Test
    void monstersAreNoFault() {
        for (String text : List.of(
                "[".repeat(100_000),
                "{\"request_id\": " + "9".repeat(5_000) + "}",
                "{\"request_id\": 1e999999999}",
                "{\"" + "k".repeat(60_000) + "\": 1}",
                "\uFEFF{}",
                "{\"request_id\": \"\\ud800\"}")) {
            assertThat(NudgeMessage.parse(text)).isInstanceOf(Parsed.NotANudge.class);
        }
    }

    @Provide
    Arbitrary<Nudge> nudges() {
        Arbitrary<NudgeId> ids = Arbitraries.strings()
                .ofMinLength(1)
                .ofMaxLength(64)
                .filter(id -> !id.isBlank())
                .map(NudgeId::new);
        Arbitrary<Instant> deadlines =
                Arbitraries.longs().between(0, 4_102_444_800_000L).map(Instant::ofEpochMilli);
        return Combinators.combine(
                        AnyUploadRequest.ids(), AnyUploadRequest.destinations(), ids.optional(), deadlines.optional())
                .as(Nudge::new)
                .withoutEdgeCases();
    }

    private static String reason(String text) {
        return switch (NudgeMessage.parse(text)) {
            case Parsed.NotANudge(String reason) -> reason;
            case Parsed.Ours ours -> throw new AssertionError("taken for a nudge: " + ours);
        };
    }
}
