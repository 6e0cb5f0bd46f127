package dev.socialposting.api.fuzz;

import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.api.bench.ApiBench;
import dev.socialposting.api.bench.Posts;
import dev.socialposting.api.bench.TestCall;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is sent, the answer is the caller's fault or the post is accepted; never a defect. */
class AnyBodyTest {
    private static final String SOUND = Posts.to(INSTAGRAM, FACEBOOK)
            .set(
                    "options",
                    Posts.to()
                            .removeAll()
                            .set(INSTAGRAM.toString(), Posts.to().removeAll().put("thumb_offset", 1)))
            .toString();

    private final ApiBench api = ApiBench.withAccounts();

    @Property(tries = 100)
    void anyBytesAreAnsweredWithoutADefect(@ForAll byte[] body) {
        assertThat(api.call(TestCall.post("").bytes(body)).status()).isBetween(400, 499);
    }

    @Property(tries = 100)
    void anyTextIsAnsweredWithoutADefect(@ForAll String body) {
        assertThat(api.call(TestCall.post(body)).status()).isBetween(400, 499);
    }

    @Property(tries = 200)
    void aSoundBodyThatIsDamagedSomewhereIsAnsweredWithoutADefect(@ForAll("damaged") String body) {
        assertThat(api.call(TestCall.post("").bytes(body.getBytes(StandardCharsets.UTF_8)))
                        .status())
                .isLessThan(500);
    }

    @Property(tries = 200)
    void aBodyWithAnyValuesIsAnsweredWithoutADefect(
            @ForAll("values") String video,
            @ForAll("values") String caption,
            @ForAll("values") String destination,
            @ForAll("values") String option) {
        String body =
                "{\"video_url\": %s, \"caption\": %s, \"destinations\": [%s], \"options\": {\"%s\": {\"title\": %s}}}"
                        .formatted(video, caption, destination, INSTAGRAM, option);

        assertThat(api.call(TestCall.post(body)).status()).isLessThan(500);
    }

    @Property(tries = 100)
    void anyAccountIsAnsweredWithoutADefect(@ForAll("values") String name, @ForAll("values") String token) {
        String body = "{\"display_name\": %s, \"access_token\": %s}".formatted(name, token);

        assertThat(api.call(TestCall.of("PUT", "/api/social/accounts/" + INSTAGRAM)
                                .json(body))
                        .status())
                .isLessThan(500);
    }

    @Property(tries = 200)
    void anyPathAndQueryAreAnsweredWithoutADefect(@ForAll("visible") String path, @ForAll("visible") String query) {
        assertThat(api.handle(TestCall.get("/api/social/uploads/" + path + "?" + query)
                                .event())
                        .status())
                .isLessThan(500);
        assertThat(api.handle(TestCall.get("/api/social/uploads?cursor=" + query)
                                .event())
                        .status())
                .isLessThan(500);
    }

    @Provide
    Arbitrary<String> damaged() {
        Arbitrary<Integer> place = Arbitraries.integers().between(0, SOUND.length() - 1);
        Arbitrary<String> damage = Arbitraries.of(
                "",
                "\"",
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "\\",
                "\u0000",
                "null",
                "1e999",
                "\\ud800",
                "é",
                "\uD83C\uDFAC");
        return Combinators.combine(place, damage)
                .as((at, text) -> SOUND.substring(0, at) + text + SOUND.substring(at + 1));
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.oneOf(
                Arbitraries.of(List.of(
                        "null", "true", "-0", "1e400", "9".repeat(40), "[]", "{}", "[[[]]]", "\"\"", "\"\\u0000\"")),
                Arbitraries.of("\"%s\"".formatted(INSTAGRAM), "\"%s\"".formatted(Posts.VIDEO)),
                Arbitraries.strings()
                        .withCharRange(' ', '~')
                        .map(text -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\""));
    }

    @Provide
    Arbitrary<String> visible() {
        return Arbitraries.strings().withCharRange('!', '~').ofMaxLength(60);
    }
}
