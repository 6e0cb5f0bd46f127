package dev.socialposting.platforms.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.platforms.PlatformEnvironment;
import dev.socialposting.platforms.meta.Diagnosis;
import dev.socialposting.platforms.meta.Errors;
import dev.socialposting.platforms.meta.GraphError;
import dev.socialposting.platforms.meta.Remedy;
import dev.socialposting.platforms.publisher.AtEveryCall;
import dev.socialposting.platforms.publisher.Flow;
import dev.socialposting.platforms.publisher.VideoPublisher;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PostingOptions;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every row of Meta's error table, as our notes on Facebook have it: R try again, N anew and how often, W wait, P give up, ? look
 * first.
 */
final class FacebookErrorsTest {
    /** All that the notes list, but for the one that they list with its code: 200/1609008. */
    private static final int[] SUBCODES = {
        33, 1500, 506, 389, 382, 1346003, 1349125, 1363005, 1363019, 1363020, 1363021, 1363022, 1363023, 1363024,
        1363025, 1363026, 1363030, 1363031, 1363032, 1363033, 1363037, 1363040, 1363041, 1363042, 1363045, 1363047,
        1363127, 1363128, 1363129, 1366051, 1390008, 1404006, 1404078, 1404102, 1404112, 1609005, 1609010, 2069019,
        4854002
    };

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # the connection
            190         | P  | account_disconnected        | user     | true
            190/458     | P  | app_removed                 | user     | true
            190/459     | P  | security_check_required     | user     | true
            190/460     | P  | password_changed            | user     | true
            190/463     | P  | token_expired               | user     | true
            190/464     | P  | account_unconfirmed         | user     | true
            190/467     | P  | session_invalidated         | user     | true
            190/490     | P  | security_check_required     | user     | true
            190/492     | P  | page_role_lost              | user     | true
            190/1404078 | P  | account_disconnected        | user     | true
            102         | P  | account_disconnected        | user     | true
            10          | P  | permission_missing          | user     | true
            3           | P  | permission_missing          | user     | true
            200         | P  | permission_missing          | user     | true
            210         | P  | permission_missing          | user     | true
            299         | P  | permission_missing          | user     | true
            200/1404078 | P  | page_authorization_required | user     | true
            200/1363041 | P  | permission_missing          | user     | true
            101         | P  | app_blocked                 | operator | false
            12          | P  | api_version_outdated        | operator | false
            2635        | P  | api_version_outdated        | operator | false
            # what we asked for
            100         | P  | invalid_parameter           | operator | false
            100/33      | ?  | object_not_visible          | user     | true
            2500        | P  | invalid_parameter           | operator | false
            803         | P  | account_not_found           | user     | false
            # Facebook's own troubles, and limits
            1           | R  | platform_unavailable        | nobody   | true
            2           | R  | platform_unavailable        | nobody   | true
            4           | W  | rate_limited                | nobody   | true
            17          | W  | rate_limited                | nobody   | true
            32          | W  | rate_limited                | nobody   | true
            341         | W  | rate_limited                | nobody   | true
            613         | W  | rate_limited                | nobody   | true
            80001       | W  | rate_limited                | nobody   | true
            80004       | W  | rate_limited                | nobody   | true
            4/1390008   | W  | rate_limited                | nobody   | true
            32/1363041  | W  | rate_limited                | nobody   | true
            368         | W6h| action_blocked              | user     | true
            368/1390008 | W6h| action_blocked              | user     | true
            368/1390009 | W6h| action_blocked              | user     | true
            368/1363047 | W6h| action_blocked              | user     | true
            368/1346003 | W6h| content_refused             | user     | false
            368/1404078 | W6h| page_authorization_required | user     | true
            368/1404006 | W6h| identity_check_required     | user     | true
            # the text
            506         | P or ours | duplicate_text       | user     | false
            1609005     | P  | link_rejected               | user     | false
            1500        | P  | link_rejected               | user     | false
            200/1609008 | P  | link_rejected               | user     | false
            1346003     | P  | content_refused             | user     | false
            1404102     | P  | content_refused             | user     | false
            1366051     | P  | content_refused             | user     | false
            # the file
            389         | R  | video_not_fetched           | user     | true
            382         | P  | video_too_small             | user     | false
            /1363022    | P  | video_too_small             | user     | false
            6000        | N1 | video_file_problem          | user     | false
            6001        | R  | upload_failed               | nobody   | true
            /1363019    | R  | upload_failed               | nobody   | true
            /1363021    | R  | upload_failed               | nobody   | true
            /1363033    | R  | upload_failed               | nobody   | true
            /1363030    | R  | upload_timeout              | nobody   | true
            /1363037    | R  | upload_offset_wrong         | nobody   | true
            /1363041    | N2 | upload_session_invalid      | nobody   | true
            /1363045    | N2 | upload_size_mismatch        | nobody   | true
            /1363020    | P  | no_file_given               | operator | false
            /1363023    | P  | video_too_large             | user     | false
            /1363024    | P  | video_format_unsupported    | user     | false
            /1363031    | P  | video_format_unsupported    | user     | false
            /1363032    | P  | video_format_unsupported    | user     | false
            /1363025    | P  | video_too_short             | user     | false
            /1363026    | P  | video_too_long              | user     | false
            /1363040    | P  | aspect_ratio_unsupported    | user     | false
            /1363127    | P  | resolution_too_low          | user     | false
            /1363128    | P  | reel_length_unsupported     | user     | false
            /1363129    | P  | frame_rate_unsupported      | user     | false
            # the Page
            /1363042    | P  | permission_missing          | user     | true
            /1363005    | P  | permission_missing          | user     | true
            1404078     | P  | page_authorization_required | user     | true
            4854002     | P  | identity_check_required     | user     | true
            1404006     | P  | identity_check_required     | user     | true
            1404112     | P  | identity_check_required     | user     | true
            # what libraries contradict each other about, and what we do not know
            1390008     | ?6h| action_blocked              | user     | true
            100/1390008 | ?6h| action_blocked              | user     | true
            1349125     | ?  | refused_by_facebook         | user     | true
            1363047     | ?  | refused_by_facebook         | user     | true
            1609010     | ?  | refused_by_facebook         | user     | true
            2069019     | ?  | refused_by_facebook         | user     | true
            777         | R  | platform_error              | nobody   | true
            """)
    void isTreatedAsTheNotesSay(String number, String remedy, String code, String whoActs, boolean retryable) {
        Diagnosis diagnosis = FacebookErrors.TABLE.diagnose(Errors.numbered(number));

        assertThat(Errors.inAWord(diagnosis.remedy())).isEqualTo(remedy);
        PostingError error = diagnosis.forUser();
        assertThat(error.code()).isEqualTo(code);
        assertThat(error.whoActs().name()).isEqualToIgnoringCase(whoActs);
        assertThat(error.retryable()).isEqualTo(retryable);
        assertThat(error.message()).isEqualTo("in its words");
        assertThat(error.platformCode()).contains(number.replaceFirst("^/", ""));
        assertThat(error.explanation()).endsWith(".").contains(" ");
        assertThat(error.nextStep()).endsWith(".");
    }

    /** Real answers carry these numbers as subcode under several codes, one of Meta's tables lists them as codes. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                1363005, 1363019, 1363020, 1363021, 1363022, 1363023, 1363024, 1363025, 1363026, 1363030, 1363031,
                1363032, 1363033, 1363037, 1363040, 1363041, 1363042, 1363045, 1363047, 1363127, 1363128, 1363129
            })
    void aNumberMeansTheSameAsCodeAndUnderEveryCode(int number) {
        Diagnosis asSubcode = FacebookErrors.TABLE.diagnose(Errors.numbered("/" + number));

        for (String label :
                new String[] {number + "", "6000/" + number, "6001/" + number, "2/" + number, "100/" + number}) {
            Diagnosis diagnosis = FacebookErrors.TABLE.diagnose(Errors.numbered(label));
            assertThat(diagnosis.remedy()).isEqualTo(asSubcode.remedy());
            assertThat(diagnosis.forUser().code()).isEqualTo(asSubcode.forUser().code());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ProcessingFailedError, false, N1, hosted_upload_failed",
        "ProcessingFailedError, true, R, hosted_upload_failed",
        "PartialRequestError, false, N1, hosted_upload_failed",
        "OffsetInvalidError, false, N1, hosted_upload_failed",
        "ParameterValidationError, false, P, invalid_parameter",
        "SomethingElse, false, R, platform_error"
    })
    void theUploadServiceHasErrorsOfItsOwn(String type, boolean retriable, String remedy, String code) {
        Diagnosis diagnosis = FacebookErrors.TABLE.diagnose(Errors.ofUploadService(type, retriable));

        assertThat(Errors.inAWord(diagnosis.remedy())).isEqualTo(remedy);
        assertThat(diagnosis.forUser().code()).isEqualTo(code);
        assertThat(diagnosis.forUser().platformCode()).contains(type);
    }

    /** The alarm for a platform that is down counts these and no other: nothing that one video or one account may be the cause of. */
    @Test
    void whatIsCountedAsThePlatformsFaultNoUserCanCause() {
        assertThat(Errors.ofPlatform(FacebookErrors.TABLE))
                .containsExactly(
                        "access_refused",
                        "api_version_outdated",
                        "app_blocked",
                        "platform_unavailable",
                        "unreadable_answer")
                .doesNotContainAnyElementsOf(Errors.forUsers(FacebookErrors.TABLE));
    }

    @Test
    void whoIsToldToConnectThePageAgainIsOfferedThat() {
        assertThat(Errors.toldToReconnect(FacebookErrors.TABLE))
                .containsExactlyElementsOf(Errors.needingReconnect(FacebookErrors.TABLE));
    }

    /** 368 and any subcode is a temporary block; a limit with any subcode a limit; and so on. */
    @ParameterizedTest
    @ValueSource(
            strings = {"190", "102", "3", "10", "200", "210", "299", "4", "17", "32", "341", "613", "80001", "368"})
    void aSubcodeSaysNothingElseThanACodeThatSpeaksForItself(String code) {
        Diagnosis ofCode = FacebookErrors.TABLE.diagnose(Errors.numbered(code));

        for (int subcode : SUBCODES) {
            Diagnosis ofPair = FacebookErrors.TABLE.diagnose(Errors.numbered(code + "/" + subcode));
            assertThat(ofPair.remedy()).as(code + "/" + subcode).isEqualTo(ofCode.remedy());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            190 | (#190) This method must be called with a Page Access Token                  | page_token_needed
            210 | (#210) A page access token is required to request this resource.            | page_token_needed
            200 | (#200) Unpublished posts must be posted to a page as the page itself.       | page_token_needed
            100 | (#100) No permission to publish the video                                   | permission_missing
            200 | API access blocked.                                                         | app_blocked
            200 | (#200) API access deactivated. To reactivate, go to the app dashboard       | app_blocked
            100 | Unsupported request - method type: get                                      | app_access_missing
            """)
    void whatOneCodeIsUsedForSeveralTimesIsToldByItsWords(String label, String words, String code) {
        Diagnosis diagnosis = FacebookErrors.TABLE.diagnose(Errors.saying(label, words));

        assertThat(Errors.inAWord(diagnosis.remedy())).isEqualTo("P");
        assertThat(diagnosis.forUser().code()).isEqualTo(code);
    }

    /** Preparing, publishing, verifying, reading the link: every code, alone and with every subcode that we know. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                1, 2, 3, 4, 10, 12, 17, 32, 100, 101, 102, 190, 200, 210, 299, 341, 368, 382, 389, 506, 613, 777, 803,
                1500, 2500, 6000, 6001, 80001
            })
    void everyErrorComesToTheSameAtEveryCall(int code) {
        VideoPublisher facebook = new Facebook().publisher(PlatformEnvironment.STANDARD.of(new Facebook()));
        IntStream.concat(IntStream.of(0), IntStream.of(SUBCODES)).forEach(subcode -> {
            GraphError error = Errors.numbered(subcode == 0 ? "" + code : code + "/" + subcode);
            Remedy remedy = FacebookErrors.TABLE.diagnose(error).remedy();
            for (String format : new String[] {"reel", "video"}) {
                Flow flow = facebook.flow(new PostingOptions(Map.of("format", format)));
                AtEveryCall.check(flow, false, Errors.asJson(error), remedy);
            }
        });
    }

    @Test
    void aPersonsTokenIsNotAskedForAgain() {
        PostingError error = FacebookErrors.TABLE
                .diagnose(Errors.saying("190", "(#190) This method must be called with a Page Access Token"))
                .forUser();

        assertThat(error.explanation()).contains("person's access token");
        assertThat(error.nextStep()).contains("the Page's own token", "/me/accounts");
        assertThat(error.retryable()).isTrue();
        assertThat(error.needsReconnect()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (#200) Permissions error                                                                   | pages_show_list, pages_read_engagement and pages_manage_posts
            (#200) The user does not have sufficient administrative permission                         | pages_show_list, pages_read_engagement and pages_manage_posts
            (#200) requires pages_manage_posts as an admin                                             | the permission pages_manage_posts,
            (#200) either publish_to_groups permission, or both pages_read_engagement and pages_manage_posts permission with page token; requires both pages_read_engagement and pages_manage_posts | the permission pages_read_engagement and pages_manage_posts,
            (#10) This endpoint requires the 'pages_read_user_content' permission                      | the permission pages_read_user_content,
            """)
    void theMissingPermissionIsNamed(String words, String named) {
        PostingError error =
                FacebookErrors.TABLE.diagnose(Errors.saying("200", words)).forUser();

        assertThat(error.code()).isEqualTo("permission_missing");
        assertThat(error.explanation()).contains(named);
    }

    @ParameterizedTest
    @CsvSource({
        "429, '', W?, rate_limited",
        "429, 777, W?, rate_limited",
        "429, 1, W?, rate_limited",
        "429, 100, W?, rate_limited",
        "429, 1363041, W?, rate_limited",
        "429, 32, W, rate_limited",
        "429, 368, W6h, action_blocked",
        "429, 190/463, P, token_expired",
        "400, '', R, unreadable_answer",
        "401, '', R, access_refused",
        "403, '', R, access_refused",
        "403, 777, R, platform_error",
        "400, 777, R, platform_error",
        "404, '', R, unreadable_answer",
        "503, '', R, platform_unavailable"
    })
    void anAnswerWithoutAKnownCodeIsJudgedByItsStatus(int status, String label, String remedy, String code) {
        Diagnosis diagnosis = FacebookErrors.TABLE.diagnose(Errors.withStatus(status, label));

        assertThat(Errors.inAWord(diagnosis.remedy())).isEqualTo(remedy);
        assertThat(diagnosis.forUser().code()).isEqualTo(code);
    }

    @Test
    void whatFacebookTellsItsUserIsPartOfTheExplanation() {
        GraphError error = new GraphError(
                400,
                OptionalInt.of(1390008),
                OptionalInt.empty(),
                Optional.empty(),
                "(#1390008) Error",
                Optional.of("Du postest zu schnell."),
                false,
                Optional.empty(),
                Optional.empty());

        PostingError shown = FacebookErrors.TABLE.diagnose(error).forUser();
        assertThat(shown.message()).isEqualTo("(#1390008) Error");
        assertThat(shown.explanation()).endsWith(" Facebook says: Du postest zu schnell.");
    }
}
