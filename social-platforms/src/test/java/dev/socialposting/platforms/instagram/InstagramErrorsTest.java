package dev.socialposting.platforms.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.platforms.PlatformEnvironment;
import dev.socialposting.platforms.meta.Diagnosis;
import dev.socialposting.platforms.meta.ErrorTable;
import dev.socialposting.platforms.meta.Errors;
import dev.socialposting.platforms.meta.GraphError;
import dev.socialposting.platforms.publisher.AtEveryCall;
import dev.socialposting.platforms.publisher.Flow;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PostingOptions;
import dev.socialposting.uploads.model.WhoActs;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every row of Meta's error table, as our notes on Instagram have it: R try again, N anew and how often, W wait, P give up, ? look
 * first.
 */
final class InstagramErrorsTest {
    private static final ErrorTable TABLE = InstagramErrors.of("instagram");

    /** All that the notes list, but for the one that they list with its code: 4/2207051. */
    private static final int[] SUBCODES = {
        2207001, 2207003, 2207004, 2207005, 2207006, 2207008, 2207009, 2207010, 2207020, 2207023, 2207026, 2207027,
        2207028, 2207032, 2207035, 2207036, 2207037, 2207040, 2207042, 2207050, 2207052, 2207053, 2207057, 2207073,
        2207076, 2207077, 2207081, 2207082, 2207085
    };

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # the connection
            190           | P   | account_disconnected      | user     | true
            190/458       | P   | app_removed               | user     | true
            190/459       | P   | security_check_required   | user     | true
            190/460       | P   | password_changed          | user     | true
            190/463       | P   | token_expired             | user     | true
            190/464       | P   | account_unconfirmed       | user     | true
            190/467       | P   | session_invalidated       | user     | true
            190/492       | P   | page_role_lost            | user     | true
            102           | P   | account_disconnected      | user     | true
            10            | P   | permission_missing        | user     | true
            3             | P   | permission_missing        | user     | true
            200           | P   | permission_missing        | user     | true
            250           | P   | permission_missing        | user     | true
            299           | P   | permission_missing        | user     | true
            10/2207081    | P   | trial_reels_unavailable   | user     | false
            10/2207008    | P   | permission_missing        | user     | true
            190/2207026   | P   | account_disconnected      | user     | true
            # what we asked for
            100/33        | ?   | object_not_visible        | user     | true
            100           | P   | invalid_parameter         | operator | false
            100/2207040   | P   | too_many_mentions         | user     | false
            100/2207023   | P   | unknown_media_type        | operator | false
            100/2207028   | P   | image_rejected            | user     | false
            36000/2207004 | P   | image_rejected            | user     | false
            36001/2207005 | P   | image_rejected            | user     | false
            36003/2207009 | P   | image_rejected            | user     | false
            100/2207035   | P   | product_tag_rejected      | user     | false
            100/2207036   | P   | product_tag_rejected      | user     | false
            100/2207037   | P   | product_tag_rejected      | user     | false
            36004/2207010 | P   | caption_too_long          | user     | false
            1/2207057     | P   | cover_time_outside_video  | user     | false
            352/2207026   | P   | video_format_unsupported  | user     | false
            # Instagram's own troubles
            1             | R   | platform_unavailable      | nobody   | true
            2             | R   | platform_unavailable      | nobody   | true
            -1            | R   | platform_unavailable      | nobody   | true
            -1/2207001    | R   | platform_unavailable      | nobody   | true
            -1/2207032    | N2  | upload_failed             | nobody   | true
            -1/2207053    | N2  | upload_failed             | nobody   | true
            -2/2207003    | N2  | video_fetch_timeout       | user     | true
            -2/2207020    | N2 or ours | container_expired         | nobody   | true
            24/2207006    | N1 or ours | media_not_found           | user     | true
            24/2207008    | N2 or ours | container_gone            | nobody   | true
            9007/2207027  | W30s| not_ready                 | nobody   | true
            9004/2207052  | N2  | video_not_fetched         | user     | true
            /2207076      | N1  | video_processing_failed   | user     | false
            /2207077      | N1  | video_processing_failed   | user     | false
            /2207082      | N1  | video_processing_failed   | user     | false
            /2207085      | N1  | video_processing_failed   | user     | false
            /2207081      | P   | trial_reels_unavailable   | user     | false
            /2207073      | P   | delete_unsupported        | user     | false
            # the account, and limits
            25/2207050    | P   | account_restricted        | user     | true
            4/2207051     | ?3h | spam_block                | user     | true
            9/2207042     | W1h | daily_limit_reached       | nobody   | true
            4             | W   | rate_limited              | nobody   | true
            17            | W   | rate_limited              | nobody   | true
            32            | W   | rate_limited              | nobody   | true
            341           | W   | rate_limited              | nobody   | true
            613           | W   | rate_limited              | nobody   | true
            80001         | W   | rate_limited              | nobody   | true
            80002         | W   | rate_limited              | nobody   | true
            368           | W6h | action_blocked            | user     | true
            368/2207001   | W6h | action_blocked            | user     | true
            368/2207051   | ?3h | spam_block                | user     | true
            # what we do not know
            777           | R   | platform_error            | nobody   | true
            777/888       | R   | platform_error            | nobody   | true
            """)
    void isTreatedAsTheNotesSay(String number, String remedy, String code, String whoActs, boolean retryable) {
        Diagnosis diagnosis = TABLE.diagnose(Errors.numbered(number));

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

    @ParameterizedTest
    @CsvSource({
        "500, platform_unavailable",
        "502, platform_unavailable",
        "404, unreadable_answer",
        "200, unreadable_answer"
    })
    void anAnswerThatNamesNoErrorMayPass(int status, String code) {
        Diagnosis diagnosis = TABLE.diagnose(Errors.unnamed(status));

        assertThat(Errors.inAWord(diagnosis.remedy())).isEqualTo("R");
        assertThat(diagnosis.forUser().code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"190", "102", "3", "10", "200", "299", "4", "17", "32", "341", "613", "80002", "368"})
    void aSubcodeSaysNothingElseThanACodeThatSpeaksForItself(String code) {
        Diagnosis ofCode = TABLE.diagnose(Errors.numbered(code));

        for (int subcode : SUBCODES) {
            Diagnosis ofPair = TABLE.diagnose(Errors.numbered(code + "/" + subcode));
            assertThat(Errors.inAWord(ofPair.remedy()).charAt(0))
                    .as(code + "/" + subcode)
                    .isEqualTo(Errors.inAWord(ofCode.remedy()).charAt(0));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10  | (#10) The user is not an Instagram Business                                    | account_not_professional
            100 | (#100) Tried accessing nonexisting field (media)                               | account_id_wrong
            100 | (#100) Tried accessing nonexisting field (media) on node type (Page)           | account_id_wrong
            100 | (#100) Tried accessing nonexisting field (media_publish) on node type (User)   | account_id_wrong
            100 | (#100) Tried accessing nonexisting field (caption) on node type (IGMedia)      | invalid_parameter
            190 | (#190) This method must be called with a Page Access Token                     | page_token_needed
            """)
    void whatOneCodeIsUsedForSeveralTimesIsToldByItsWords(String label, String words, String code) {
        assertThat(TABLE.diagnose(Errors.saying(label, words)).forUser().code()).isEqualTo(code);
    }

    /** Preparing, publishing, verifying, reading the link: every code, alone and with every subcode that we know. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                -2, -1, 1, 2, 3, 4, 9, 10, 17, 24, 25, 32, 100, 102, 190, 200, 341, 352, 368, 613, 777, 9004, 9007,
                36000, 36004, 80002
            })
    void everyErrorComesToTheSameAtEveryCall(int code) {
        Flow flow = new Instagram()
                .publisher(PlatformEnvironment.STANDARD.of(new Instagram()))
                .flow(PostingOptions.NONE);
        IntStream.concat(IntStream.of(0, 33, 2207051), IntStream.of(SUBCODES)).forEach(subcode -> {
            GraphError error = Errors.numbered(subcode == 0 ? "" + code : code + "/" + subcode);
            AtEveryCall.check(
                    flow, true, Errors.asJson(error), TABLE.diagnose(error).remedy());
        });
    }

    @Test
    void anIdThatIsNoInstagramAccountsIsForTheUserAndNoOptionIsBlamed() {
        PostingError error = TABLE.diagnose(
                        Errors.saying("100", "(#100) Tried accessing nonexisting field (media) on node type (Page)"))
                .forUser();

        assertThat(error.whoActs()).isEqualTo(WhoActs.USER);
        assertThat(error.explanation()).contains("not that of a professional Instagram account");
        assertThat(error.nextStep()).contains("Accounts").doesNotContain("option");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            instagram | (#10) Application does not have permission for this action                   | instagram_business_basic and instagram_business_content_publish
            facebook  | (#10) Application does not have permission for this action                   | instagram_basic, instagram_content_publish, pages_read_engagement and pages_show_list
            facebook  | (#10) Requires instagram_content_publish permission to manage the object     | the permission instagram_content_publish,
            """)
    void theMissingPermissionIsNamedByTheLoginThatAsksForIt(String login, String words, String named) {
        PostingError error =
                InstagramErrors.of(login).diagnose(Errors.saying("10", words)).forUser();

        assertThat(error.code()).isEqualTo("permission_missing");
        assertThat(error.explanation()).contains(named);
    }

    @ParameterizedTest
    @CsvSource({
        "429, '', W?, rate_limited",
        "429, -1, W?, rate_limited",
        "429, 9/2207042, W1h, daily_limit_reached",
        "429, 4/2207051, ?3h, spam_block",
        "429, 80002, W, rate_limited",
        "400, '', R, unreadable_answer",
        "403, '', R, access_refused"
    })
    void anAnswerWithoutAKnownCodeIsJudgedByItsStatus(int status, String label, String remedy, String code) {
        Diagnosis diagnosis = TABLE.diagnose(Errors.withStatus(status, label));

        assertThat(Errors.inAWord(diagnosis.remedy())).isEqualTo(remedy);
        assertThat(diagnosis.forUser().code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100", "190/463", "352/2207026", "-2/2207003"})
    void whatInstagramCallsTransientIsTriedAgain(String number) {
        Diagnosis diagnosis = TABLE.diagnose(Errors.transientlyNumbered(number));

        assertThat(Errors.inAWord(diagnosis.remedy())).isEqualTo("R");
    }

    @ParameterizedTest
    @CsvSource({"80002, W", "4/2207051, ?3h", "9007/2207027, W30s"})
    void whatIsWaitedForOrLookedAfterStaysSoEvenIfTransient(String number, String remedy) {
        Diagnosis diagnosis = TABLE.diagnose(Errors.transientlyNumbered(number));

        assertThat(Errors.inAWord(diagnosis.remedy())).isEqualTo(remedy);
    }

    @ParameterizedTest
    @CsvSource({
        "190/463, true",
        "190/2207050, true",
        "102, true",
        "10, true",
        "25/2207050, false",
        "80002, false",
        "1, false"
    })
    void onlyARefusedConnectionAsksForANewOne(String number, boolean reconnect) {
        PostingError error = TABLE.diagnose(Errors.numbered(number)).forUser();

        assertThat(error.needsReconnect()).isEqualTo(reconnect);
    }

    /** The alarm for a platform that is down counts these and no other: nothing that one video or one account may be the cause of. */
    @Test
    void whatIsCountedAsThePlatformsFaultNoUserCanCause() {
        assertThat(Errors.ofPlatform(TABLE))
                .containsExactly(
                        "access_refused",
                        "api_version_outdated",
                        "app_blocked",
                        "platform_unavailable",
                        "unreadable_answer")
                .doesNotContainAnyElementsOf(Errors.forUsers(TABLE));
    }

    @Test
    void whoIsToldToConnectTheAccountAgainIsOfferedThat() {
        assertThat(Errors.toldToReconnect(TABLE)).containsExactlyElementsOf(Errors.needingReconnect(TABLE));
    }

    @Test
    void aFailedContainerWithoutANumberIsTriedOnceMore() {
        Diagnosis diagnosis = TABLE.diagnose(GraphError.reported(OptionalInt.empty(), "Error: unknown"));

        assertThat(Errors.inAWord(diagnosis.remedy())).isEqualTo("N1");
        assertThat(diagnosis.forUser().message()).isEqualTo("Error: unknown");
    }
}
