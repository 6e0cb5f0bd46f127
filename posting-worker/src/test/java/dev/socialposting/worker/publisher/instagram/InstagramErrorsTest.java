package dev.socialposting.worker.publisher.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.worker.publisher.meta.CommonErrors;
import dev.socialposting.worker.publisher.meta.Diagnosis;
import dev.socialposting.worker.publisher.meta.Errors;
import dev.socialposting.worker.publisher.meta.GraphError;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every row of Meta's error table, as our notes on Instagram have it: R try again, N anew and how often, W wait, P give up, ? look
 * first.
 */
final class InstagramErrorsTest {
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
            -2/2207020    | N2  | container_expired         | nobody   | true
            24/2207006    | N1  | media_not_found           | user     | true
            24/2207008    | N2  | container_gone            | nobody   | true
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
            # what we do not know
            777           | R   | platform_error            | nobody   | true
            777/888       | R   | platform_error            | nobody   | true
            """)
    void isTreatedAsTheNotesSay(String number, String remedy, String code, String whoActs, boolean retryable) {
        Diagnosis diagnosis = InstagramErrors.TABLE.diagnose(Errors.numbered(number));

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
        Diagnosis diagnosis = InstagramErrors.TABLE.diagnose(Errors.unnamed(status));

        assertThat(Errors.inAWord(diagnosis.remedy())).isEqualTo("R");
        assertThat(diagnosis.forUser().code()).isEqualTo(code);
    }

    @Test
    void aPersonalAccountIsToldFromAMissingPermissionByItsWords() {
        GraphError error = new GraphError(
                400,
                OptionalInt.of(10),
                OptionalInt.empty(),
                Optional.empty(),
                "(#10) The user is not an Instagram Business",
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());

        assertThat(InstagramErrors.TABLE.diagnose(error).forUser().code()).isEqualTo("account_not_professional");
    }

    @ParameterizedTest
    @ValueSource(strings = {"100", "190/463", "352/2207026", "-2/2207003"})
    void whatInstagramCallsTransientIsTriedAgain(String number) {
        Diagnosis diagnosis = InstagramErrors.TABLE.diagnose(Errors.transientlyNumbered(number));

        assertThat(Errors.inAWord(diagnosis.remedy())).isEqualTo("R");
    }

    @ParameterizedTest
    @CsvSource({"80002, W", "4/2207051, ?3h", "9007/2207027, W30s"})
    void whatIsWaitedForOrLookedAfterStaysSoEvenIfTransient(String number, String remedy) {
        Diagnosis diagnosis = InstagramErrors.TABLE.diagnose(Errors.transientlyNumbered(number));

        assertThat(Errors.inAWord(diagnosis.remedy())).isEqualTo(remedy);
    }

    @ParameterizedTest
    @CsvSource({"190/463, true", "102, true", "10, true", "25/2207050, false", "80002, false", "1, false"})
    void onlyARefusedConnectionAsksForANewOne(String number, boolean reconnect) {
        PostingError error =
                InstagramErrors.TABLE.diagnose(Errors.numbered(number)).forUser();

        assertThat(CommonErrors.needReconnect(error.code())).isEqualTo(reconnect);
    }

    @Test
    void aFailedContainerWithoutANumberIsTriedOnceMore() {
        Diagnosis diagnosis =
                InstagramErrors.TABLE.diagnose(GraphError.reported(OptionalInt.empty(), "Error: unknown"));

        assertThat(Errors.inAWord(diagnosis.remedy())).isEqualTo("N1");
        assertThat(diagnosis.forUser().message()).isEqualTo("Error: unknown");
    }
}
