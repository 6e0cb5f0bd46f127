package dev.socialposting.platforms.instagram;

import static dev.socialposting.platforms.publisher.StepContexts.CAPTION;
import static dev.socialposting.platforms.publisher.StepContexts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.platforms.PlatformEnvironment;
import dev.socialposting.platforms.instagram.RecentMedia.Sighting;
import dev.socialposting.platforms.publisher.PublishCalls;
import dev.socialposting.platforms.publisher.ScriptedHttp;
import dev.socialposting.platforms.publisher.StepContexts;
import dev.socialposting.uploads.model.Checkpoint;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RecentMediaTest {
    private static final Instant MARK = NOW;
    private static final Instant LATER = MARK.plusSeconds(3);

    private final ScriptedHttp http = new ScriptedHttp();

    @Test
    void thePostWithOurCaptionIsOursAmongOthers() {
        http.answering(list(reel("1", LATER, "Something else"), reel("2", LATER, CAPTION), reel("3", LATER, "")));

        assertThat(ours()).isEqualTo("2");
    }

    @Test
    void captionsAreComparedAsInstagramShowsThem() {
        http.answering(list(reel("1", LATER, "Café\\nnow")));

        assertThat(ours("Cafe\u0301\r\nnow \n")).isEqualTo("1");
    }

    @Test
    void aPostFromLongBeforeTheCallIsNotOursWhateverItsCaption() {
        http.answering(list(reel("1", MARK.minusSeconds(301), CAPTION)));

        assertThat(find(CAPTION)).isInstanceOf(Sighting.None.class);
    }

    @Test
    void theClocksMayDifferByAFewSeconds() {
        http.answering(list(reel("1", MARK.minusSeconds(10), CAPTION)));

        assertThat(ours()).isEqualTo("1");
    }

    @Test
    void aPostFromShortlyBeforeTheCallIsNeitherTakenForOursNorForNone() {
        http.answering(list(reel("1", MARK.minusSeconds(11), CAPTION)))
                .answering(list(reel("1", MARK.minusSeconds(299))));

        assertThat(find(CAPTION)).isInstanceOf(Sighting.Doubtful.class);
        assertThat(find(CAPTION)).isInstanceOf(Sighting.Doubtful.class);
    }

    @Test
    void aPostOfAnEarlierCallIsOurs() {
        http.answering(list(reel("1", LATER, CAPTION)));
        PublishCalls calls = new PublishCalls(MARK, MARK.plusSeconds(3600));

        assertThat(RecentMedia.find(api(), calls, CAPTION)).isInstanceOf(Sighting.Ours.class);
    }

    @Test
    void twoPostsWithOurCaptionCannotBeTold() {
        http.answering(list(reel("1", LATER, CAPTION), reel("2", LATER, CAPTION)));

        assertThat(find(CAPTION)).isInstanceOf(Sighting.Several.class);
    }

    @Test
    void withoutCaptionsTheOnlyPostIsProbablyOurs() {
        http.answering(list(reel("1", LATER), reel("2", MARK.minusSeconds(600))));

        assertThat(find(CAPTION)).isInstanceOf(Sighting.Probably.class);
    }

    @Test
    void withoutCaptionsTwoPostsCannotBeTold() {
        http.answering(list(reel("1", LATER), reel("2", LATER)));

        assertThat(find(CAPTION)).isInstanceOf(Sighting.Several.class);
    }

    @Test
    void whereCaptionsAreShownAPostWithoutOneIsNotOurs() {
        http.answering(list(reel("1", LATER), reel("2", MARK.minusSeconds(600), "An old one")));

        assertThat(find(CAPTION)).isInstanceOf(Sighting.None.class);
    }

    @Test
    void aPostOfOursWithoutCaptionIsOneWithoutCaption() {
        http.answering(list(reel("1", LATER), reel("2", LATER, "Not ours")));

        assertThat(find(" ")).isInstanceOf(Sighting.Probably.class);
    }

    @Test
    void picturesAreNotReels() {
        http.answering(list(
                "{\"id\":\"1\",\"timestamp\":\"%s\",\"media_type\":\"IMAGE\",\"caption\":\"%s\"}"
                        .formatted(time(LATER), CAPTION),
                "{\"id\":\"2\",\"timestamp\":\"%s\",\"media_type\":\"VIDEO\",\"media_product_type\":\"STORY\"}"
                        .formatted(time(LATER))));

        assertThat(find(CAPTION)).isInstanceOf(Sighting.None.class);
    }

    @Test
    void furtherPagesAreReadByTheirCursorAndNotByTheirAddressWhichHoldsAToken() {
        http.answering(page("c1", reel("1", LATER, "Not ours"))).answering(list(reel("2", LATER, CAPTION)));

        assertThat(ours()).isEqualTo("2");
        assertThat(http.calls()).hasSize(2);
        assertThat(http.calls().getLast().uri().getQuery()).contains("after=c1").doesNotContain("access_token");
    }

    @Test
    void readingEndsWhereThePostsAreOlder() {
        http.answering(page("c1", reel("1", LATER, CAPTION), reel("2", MARK.minusSeconds(600), "Old")));

        assertThat(ours()).isEqualTo("1");
        assertThat(http.calls()).hasSize(1);
    }

    @Test
    void aListWithoutEndAllowsNoConclusion() {
        http.answering(page("c", reel("1", LATER, "Not ours")));

        assertThat(find(CAPTION)).isInstanceOf(Sighting.Unreadable.class);
        assertThat(http.calls()).hasSize(4);
    }

    @Test
    void whereTheCaptionMayNotBeAskedForItIsLeftOut() {
        http.answering(
                        400,
                        "{\"error\":{\"message\":\"(#100) Tried accessing nonexisting field (caption)\",\"code\":100}}")
                .answering(list(reel("1", LATER)));

        assertThat(find(CAPTION)).isInstanceOf(Sighting.Probably.class);
        assertThat(http.calls().getLast().uri().getQuery()).doesNotContain("caption");
    }

    @Test
    void whereTheKindMayNotBeAskedForEitherEveryPostMayBeOurs() {
        String refused = "{\"error\":{\"message\":\"(#100) Tried accessing nonexisting field (%s)\",\"code\":100}}";
        http.answering(400, refused.formatted("media_product_type"))
                .answering(400, refused.formatted("media_type"))
                .answering(page("c1", "{\"id\":\"1\",\"timestamp\":\"%s\"}".formatted(time(LATER))))
                .answering(list());

        assertThat(find(CAPTION)).isInstanceOf(Sighting.Probably.class);
        assertThat(http.calls()).hasSize(4);
        assertThat(http.calls().getLast().uri().getQuery()).contains("fields=id,timestamp&");
    }

    @Test
    void aCursorThatIsTooLongToBeSentAllowsNoConclusion() {
        http.answering(page("c".repeat(500_000), reel("1", LATER, "Not ours")));

        assertThat(find(CAPTION)).isInstanceOf(Sighting.Unreadable.class);
        assertThat(http.calls()).hasSize(1);
    }

    @Test
    void anEntryWithoutATimeAllowsNoConclusion() {
        http.answering(list("{\"id\":\"1\",\"media_type\":\"VIDEO\"}"));

        assertThat(find(CAPTION)).isInstanceOf(Sighting.Unreadable.class);
    }

    @Test
    void aRefusalOrAnAnswerWithoutAListAllowsNoConclusion() {
        http.answering(400, "{\"error\":{\"message\":\"m\",\"code\":190}}").answering("{}");

        assertThat(find(CAPTION)).isInstanceOf(Sighting.Unreadable.class);
        assertThat(find(CAPTION)).isInstanceOf(Sighting.Unreadable.class);
    }

    @Test
    void anUnreachablePlatformAllowsNoConclusion() {
        assertThat(find(CAPTION)).isInstanceOf(Sighting.Unreadable.class);
    }

    private Sighting find(String caption) {
        return RecentMedia.find(api(), PublishCalls.one(MARK), caption);
    }

    private InstagramApi api() {
        return new InstagramApi(
                InstagramApi.Settings.of(PlatformEnvironment.STANDARD.of(new Instagram())),
                StepContexts.instagram(http, Checkpoint.EMPTY));
    }

    private String ours() {
        return ours(CAPTION);
    }

    private String ours(String caption) {
        Sighting sighting = find(caption);
        assertThat(sighting).isInstanceOf(Sighting.Ours.class);
        return ((Sighting.Ours) sighting).item().id();
    }

    private static String reel(String id, Instant at) {
        return entry(id, at, Optional.empty());
    }

    private static String reel(String id, Instant at, String caption) {
        return entry(id, at, Optional.of(caption));
    }

    private static String entry(String id, Instant at, Optional<String> caption) {
        String text = caption.map(words -> ",\"caption\":\"" + words + '"').orElse("");
        return "{\"id\":\"%s\",\"timestamp\":\"%s\",\"media_type\":\"VIDEO\"%s}".formatted(id, time(at), text);
    }

    private static String time(Instant at) {
        return at.toString().substring(0, 19) + "+0000";
    }

    private static String list(String... entries) {
        return "{\"data\":[" + String.join(",", entries)
                + "],\"paging\":{\"cursors\":{\"before\":\"b\",\"after\":\"a\"}}}";
    }

    private static String page(String cursor, String... entries) {
        return "{\"data\":[%s],\"paging\":{\"cursors\":{\"after\":\"%s\"},\"next\":\"https://graph.instagram.com/x?access_token=T\"}}"
                .formatted(String.join(",", entries), cursor);
    }
}
