package dev.socialposting.api.posts;

import static dev.socialposting.uploads.model.Fixtures.BOB;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.instagramAccount;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.api.bench.Answer;
import dev.socialposting.api.bench.ApiBench;
import dev.socialposting.api.bench.Posts;
import dev.socialposting.api.bench.TestCall;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a post can be wrong has its own code, and none of them leaves a trace. */
class BadInputTest {
    private final ApiBench api = ApiBench.withAccounts();

    @AfterEach
    void nothingHasChanged() {
        assertThat(api.requests.writes()).isZero();
        assertThat(api.queue.sent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"video_url\": }",
                "{'video_url': 1}",
                "{} {}",
                "{}]",
                "[1,]",
                "NaN",
                "tru",
                "{\"a\": \"line\nbreak\"}",
                "{\"a\": 01}",
                "// {}",
                "\uFEFF\uFEFF{}"
            })
    void refusesWhatIsNotJson(String body) {
        assertThat(api.call(TestCall.post(body)).problem()).isEqualTo("400 malformed_json");
    }

    @Test
    void saysWhereJsonGoesWrongWithoutQuotingTheParser() {
        Answer answer = api.call(TestCall.post("{\n  \"caption\": oops\n}"));

        assertThat(answer.at("/detail"))
                .contains("line 2")
                .doesNotContain("oops")
                .doesNotContain("token");
    }

    @Test
    void refusesJsonThatIsNestedTooDeeply() {
        assertThat(api.call(TestCall.post("[".repeat(100_000))).problem()).isEqualTo("400 malformed_json");
    }

    @Test
    void refusesANumberOfAMillionDigits() {
        assertThat(api.call(TestCall.post("{\"caption\": " + "9".repeat(200_000) + "}"))
                        .problem())
                .isEqualTo("400 malformed_json");
    }

    @Test
    void refusesANameOfAHundredThousandCharacters() {
        Answer answer = api.call(TestCall.post("{\"" + "n".repeat(100_000) + "\": 1}"));

        assertThat(answer.problem()).isEqualTo("400 malformed_json");
        assertThat(answer.at("/detail")).contains("too long");
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] latin1 = Posts.to(INSTAGRAM).put("caption", "Größe").toString().getBytes(StandardCharsets.ISO_8859_1);

        assertThat(api.call(TestCall.post("").bytes(latin1)).problem()).isEqualTo("400 malformed_json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json; charset=iso-8859-1",
                "application/json; v=1; charset=\"UTF-16\"",
                "application/json, application/json",
                "application/jsonp",
                ""
            })
    void refusesAnotherContentType(String contentType) {
        TestCall call = TestCall.post(Posts.to(INSTAGRAM).toString()).with("content-type", contentType);

        assertThat(api.call(call).problem()).isEqualTo("415 unsupported_media_type");
    }

    @Test
    void refusesACallWithoutAContentType() {
        TestCall call = TestCall.post(Posts.to(INSTAGRAM).toString()).without("content-type");

        assertThat(api.call(call).problem()).isEqualTo("415 unsupported_media_type");
    }

    @Test
    void refusesABodyOfMoreThan256KilobytesHoweverItArrives() {
        String body = "\"" + "ä".repeat(128 * 1024) + "\"";

        assertThat(api.call(TestCall.post(body)).problem()).isEqualTo("413 body_too_large");
        assertThat(api.call(TestCall.post("").bytes(body.getBytes(StandardCharsets.UTF_8)))
                        .problem())
                .isEqualTo("413 body_too_large");
    }

    @Test
    void readsABodyOfExactly256Kilobytes() {
        String body = "\"" + "a".repeat(256 * 1024 - 2) + "\"";

        assertThat(errors(body)).containsExactly(" wrong_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "1", "\"text\"", "true"})
    void refusesABodyThatIsNotAnObject(String body) {
        assertThat(errors(body)).containsExactly(" wrong_type");
    }

    @Test
    void namesEveryMissingField() {
        assertThat(errors("{}")).containsExactly("/video_url required", "/caption required", "/destinations required");
        assertThat(errors("{\"video_url\": null, \"caption\": null, \"destinations\": null}"))
                .hasSize(3);
    }

    @Test
    void namesEveryFieldOfTheWrongType() {
        assertThat(errors("{\"video_url\": 1, \"caption\": [], \"destinations\": \"instagram:1\", \"options\": []}"))
                .containsExactly(
                        "/video_url wrong_type",
                        "/caption wrong_type",
                        "/destinations wrong_type",
                        "/options wrong_type");
    }

    @Test
    void namesEveryUnknownField() {
        assertThat(errors(post -> post.put("post_at", "now").put("a/b~c", 1)))
                .containsExactly("/post_at unknown_field", "/a~1b~0c unknown_field");
    }

    @Test
    void refusesAFieldGivenTwice() {
        assertThat(errors("{\"video_url\": \"%s\", \"caption\": \"a\", \"caption\": \"b\", \"destinations\": [\"%s\"]}"
                        .formatted(Posts.VIDEO, INSTAGRAM)))
                .containsExactly("/caption duplicate_field");
    }

    @Test
    void refusesAnOptionGivenTwice() {
        assertThat(errors(
                        ("{\"video_url\": \"%s\", \"caption\": \"a\", \"destinations\": [\"%s\"], \"options\": {\"%s\":"
                                        + " {\"thumb_offset\": 1, \"thumb_offset\": 2}}}")
                                .formatted(Posts.VIDEO, INSTAGRAM, INSTAGRAM)))
                .containsExactly("/options/" + INSTAGRAM + "/thumb_offset duplicate_field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud83c", "\\udfac\\ud83c"})
    void refusesTextsThatAreNone(String escape) {
        assertThat(errors("{\"video_url\": \"%s\", \"caption\": \"a%s\", \"destinations\": [\"%s\"]}"
                        .formatted(Posts.VIDEO, escape, INSTAGRAM)))
                .containsExactly("/caption invalid_characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Gr\uFFFD\uFFFDe", "\\ufffd"})
    void refusesATextInWhichBytesWereReplacedAndSaysWhatHappened(String text) {
        Answer answer =
                api.call(TestCall.post("{\"video_url\": \"%s\", \"caption\": \"%s\", \"destinations\": [\"%s\"]}"
                        .formatted(Posts.VIDEO, text, INSTAGRAM)));

        assertThat(answer.problem()).isEqualTo("422 invalid_request");
        assertThat(answer.errors()).containsExactly("/caption replacement_character");
        assertThat(answer.at("/errors/0/detail")).contains("U+FFFD", "UTF-8");
    }

    @Test
    void refusesANullForWhatIsNoOption() {
        assertThat(errors(post -> post.putObject("options")
                        .putObject(INSTAGRAM.toString())
                        .putNull("format")))
                .containsExactly("/options/" + INSTAGRAM + "/format option_unknown");
    }

    @Test
    void refusesNamesThatAreNoTextAndShowsThemAllTheSame() {
        assertThat(errors(Posts.to(INSTAGRAM).toString().replaceFirst("\\{", "{\"\\\\u0000x\": 1,")))
                .containsExactly("/\uFFFDx invalid_characters", "/\uFFFDx unknown_field");
    }

    /** The reader of JSON takes such a name for none. */
    @Test
    void refusesANameWithHalfASurrogatePairAsNoJson() {
        String body = Posts.to(INSTAGRAM).toString().replaceFirst("\\{", "{\"\\\\ud800x\": 1,");

        assertThat(api.call(TestCall.post(body)).problem()).isEqualTo("400 malformed_json");
    }

    @Test
    void refusesAnEmptyListOfDestinations() {
        assertThat(errors(post -> post.putArray("destinations"))).containsExactly("/destinations no_destinations");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "instagram",
                "instagram:",
                ":17841400000000001",
                "Instagram:17841400000000001",
                "instagram:1784 1",
                "instagram:name",
                "instagram:0",
                "facebook:0100000000000001",
                "facebook:123456789012345678901",
                " instagram:17841400000000001"
            })
    void refusesAMalformedDestination(String destination) {
        assertThat(errors(post -> post.putArray("destinations").add(destination)))
                .containsExactly("/destinations/0 malformed_destination");
    }

    @Test
    void refusesADestinationThatIsNotAText() {
        assertThat(errors(post ->
                        post.putArray("destinations").add(INSTAGRAM.toString()).add(5)))
                .containsExactly("/destinations/1 wrong_type");
    }

    @Test
    void refusesAPlatformItDoesNotKnow() {
        assertThat(errors(post -> post.putArray("destinations").add("myspace:tom")))
                .containsExactly("/destinations/0 unknown_platform");
    }

    @Test
    void refusesADestinationNamedTwice() {
        assertThat(errors(post -> post.putArray("destinations")
                        .add(INSTAGRAM.toString())
                        .add(FACEBOOK.toString())
                        .add(INSTAGRAM.toString())))
                .containsExactly("/destinations/2 duplicate_destination");
    }

    @Test
    void refusesAnAccountThatIsNotConnectedOrSomeoneElses() {
        api.connect(BOB, instagramAccount(7));

        assertThat(errors(post -> post.putArray("destinations")
                        .add(INSTAGRAM.toString())
                        .add("instagram:17841400000000007")
                        .add("facebook:404")))
                .containsExactly("/destinations/1 account_not_connected", "/destinations/2 account_not_connected");
    }

    @Test
    void refusesMoreThan25Destinations() {
        List<String> destinations = IntStream.rangeClosed(1, 26)
                .mapToObj(n -> "instagram:" + (17841400000000000L + n))
                .toList();

        assertThat(errors(Posts.toTexts(destinations).toString()))
                .contains("/destinations too_many_destinations", "/destinations/25 account_not_connected");
    }

    @Test
    void judgesACaptionByThePlatformsItIsFor() {
        Consumer<ObjectNode> longCaption = post -> post.put("caption", "a".repeat(2201));

        assertThat(errors(Posts.to(INSTAGRAM, FACEBOOK), longCaption)).containsExactly("/caption caption_too_long");
        assertThat(errors(Posts.to(FACEBOOK), post -> post.put("caption", "a".repeat(63_207))))
                .containsExactly("/caption caption_too_long");
        assertThat(errors(post -> post.put("caption", "#a".repeat(31))))
                .containsExactly("/caption caption_too_many_hashtags");
        assertThat(errors(post -> post.put("caption", "@a ".repeat(21))))
                .containsExactly("/caption caption_too_many_mentions");
    }

    @ParameterizedTest
    @CsvSource({
        "video.mp4, url_malformed",
        "http://videos.example.com/v.mp4, url_not_https",
        "https://localhost/v.mp4, url_not_public",
        "https://intranet/v.mp4, url_not_public",
        "https://192.168.1.5/v.mp4, url_not_public",
        "https://3232235781/v.mp4, url_not_public",
        "https://0300.0250.1.5/v.mp4, url_not_public",
        "https://0xc0a80105/v.mp4, url_not_public",
        "https://[::ffff:192.168.1.5]/v.mp4, url_not_public",
        "https://me:secret@videos.example.com/v.mp4, url_with_credentials",
        "https://videos.example.com/v.mp4#start, url_with_fragment"
    })
    void refusesAnAddressThatPlatformsCannotFetch(String url, String code) {
        assertThat(errors(post -> post.put("video_url", url))).containsExactly("/video_url " + code);
    }

    @Test
    void refusesAnAddressOfMoreThan4096Characters() {
        assertThat(errors(post -> post.put("video_url", Posts.VIDEO + "?" + "a".repeat(4096))))
                .containsExactly("/video_url url_too_long");
    }

    @Test
    void neverRepeatsAnAddressWithItsSecrets() {
        Answer answer = api.call(Posts.call(
                Posts.to(INSTAGRAM),
                post -> post.put("video_url", "http://me:secret@localhost/v.mp4?signature=confidential")));

        assertThat(answer.text()).doesNotContain("secret").doesNotContain("confidential");
    }

    @Test
    void namesEveryBadOption() {
        String at = "/options/" + INSTAGRAM + "/";

        assertThat(errors(post -> {
                    ObjectNode options = post.putObject("options").putObject(INSTAGRAM.toString());
                    options.put("thumb_offset", -1)
                            .put("share_to_feed", "yes")
                            .put("location_id", "Berlin")
                            .put("for/mat~", "reel");
                    options.putObject("audio_name");
                    options.putArray("collaborators").add("a").add("b").add("c").add("d");
                }))
                .containsExactlyInAnyOrder(
                        at + "thumb_offset option_out_of_range",
                        at + "share_to_feed option_wrong_type",
                        at + "location_id option_malformed",
                        at + "for~1mat~0 option_unknown",
                        at + "audio_name option_wrong_type",
                        at + "collaborators option_out_of_range");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1.0", "1e3", "99999999999999999999", "{}", "[1]", "[null]"})
    void refusesAnOptionOfATypeThatNoOptionHas(String value) {
        String body = Posts.to(INSTAGRAM)
                .toString()
                .replaceFirst("}$", ",\"options\":{\"" + INSTAGRAM + "\":{\"thumb_offset\":" + value + "}}}");

        assertThat(errors(body)).containsExactly("/options/" + INSTAGRAM + "/thumb_offset option_wrong_type");
    }

    @Test
    void refusesAnOptionThatDoesNotGoWithAnother() {
        assertThat(errors(
                        Posts.to(FACEBOOK),
                        post -> post.putObject("options")
                                .putObject(FACEBOOK.toString())
                                .put("format", "video")
                                .put("place", "1")))
                .containsExactly("/options/" + FACEBOOK + "/place option_not_applicable");
    }

    @Test
    void refusesOptionsForWhatIsNoDestinationOfThePost() {
        assertThat(errors(post -> {
                    ObjectNode options = post.putObject("options");
                    options.putObject(FACEBOOK.toString());
                    options.putObject("nonsense");
                    options.put(INSTAGRAM.toString(), true);
                }))
                .containsExactly(
                        "/options/" + FACEBOOK + " options_without_destination",
                        "/options/nonsense options_without_destination",
                        "/options/" + INSTAGRAM + " wrong_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "with space", "ümlaut", "tab\there"})
    void refusesAnIdempotencyKeyThatIsNotVisibleAscii(String key) {
        Answer answer = api.call(TestCall.post(Posts.to(INSTAGRAM).toString()).with("Idempotency-Key", key));

        assertThat(answer.problem()).isEqualTo("400 invalid_parameters");
        assertThat(answer.errors()).containsExactly("Idempotency-Key invalid_idempotency_key");
    }

    @Test
    void refusesAnIdempotencyKeyOfMoreThan255Characters() {
        Answer answer =
                api.call(TestCall.post(Posts.to(INSTAGRAM).toString()).with("idempotency-key", "k".repeat(256)));

        assertThat(answer.errors()).containsExactly("Idempotency-Key invalid_idempotency_key");
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        assertThat(errors(post -> {
                    post.put("video_url", "http://localhost/v.mp4")
                            .put("caption", 5)
                            .put("extra", true);
                    post.putArray("destinations")
                            .add(INSTAGRAM.toString())
                            .add("myspace:tom")
                            .add("facebook:404");
                    post.putObject("options").putObject(INSTAGRAM.toString()).put("thumb_offset", -1);
                }))
                .containsExactlyInAnyOrder(
                        "/caption wrong_type",
                        "/destinations/1 unknown_platform",
                        "/extra unknown_field",
                        "/video_url url_not_https",
                        "/video_url url_not_public",
                        "/options/" + INSTAGRAM + "/thumb_offset option_out_of_range",
                        "/destinations/2 account_not_connected");
    }

    @Test
    void namesNoMoreThan100Errors() {
        Answer answer = api.call(Posts.call(
                Posts.to(INSTAGRAM), post -> IntStream.range(0, 10_000).forEach(n -> post.put("field" + n, n))));

        assertThat(answer.errors()).hasSize(100);
    }

    @Test
    void cutsANameThatIsTooLongToShow() {
        Answer answer = api.call(Posts.call(Posts.to(INSTAGRAM), post -> post.put("n".repeat(10_000), 1)));

        assertThat(answer.errors()).containsExactly("/" + "n".repeat(200) + " unknown_field");
    }

    private List<String> errors(Consumer<ObjectNode> change) {
        return errors(Posts.to(INSTAGRAM), change);
    }

    private List<String> errors(ObjectNode post, Consumer<ObjectNode> change) {
        return errors(Posts.call(post, change));
    }

    private List<String> errors(String body) {
        return errors(TestCall.post(body));
    }

    private List<String> errors(TestCall call) {
        Answer answer = api.call(call);
        assertThat(answer.problem()).isEqualTo("422 invalid_request");
        return answer.errors();
    }
}
