package dev.socialposting.worker;

import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.accounts.AccessToken;
import dev.socialposting.accounts.AccountKey;
import dev.socialposting.platforms.http.PlatformCall;
import dev.socialposting.platforms.http.PlatformResponse;
import dev.socialposting.platforms.publisher.PlatformFault;
import dev.socialposting.platforms.publisher.PublishStep;
import dev.socialposting.platforms.publisher.RepeatableStep.Outcome;
import dev.socialposting.platforms.publisher.StepLog.Finding;
import dev.socialposting.secrets.DeployedLog;
import dev.socialposting.secrets.SecretForms;
import dev.socialposting.uploads.model.Fixtures;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PostingOptions;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.WhoActs;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every known form of a secret, put wherever a platform or a fault can put it: no log and no row shows it. */
class SecretsTest {
    private final WorkerBench bench = new WorkerBench();
    private final UploadRequest request = anUploadRequest().to(INSTAGRAM).queued();

    @ParameterizedTest
    @EnumSource
    void whatAPlatformSaysIsMaskedInEveryFieldOfARejection(SecretForms form) {
        assertHidden(form, () -> bench.platform.prepare.add(_ -> new Outcome.Rejected(error(form))));
    }

    @ParameterizedTest
    @EnumSource
    void whatAFaultAndItsCauseSayIsMaskedWhileItIsTriedAgain(SecretForms form) {
        assertHidden(form, () -> {
            bench.platform.prepare.add(_ -> {
                throw new PlatformFault(error(form));
            });
            bench.platform.prepare.add(_ -> {
                throw new IllegalStateException(form.text(), new IllegalArgumentException(form.text()));
            });
        });
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWaitedForIsMasked(SecretForms form) {
        assertHidden(
                form,
                () -> bench.platform.await.add(context ->
                        new Outcome.Wait(context.clock().instant().plusSeconds(5), form.text(), context.checkpoint())));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsKnownOfAPostIsMasked(SecretForms form) {
        PublishedPost post =
                new PublishedPost(Optional.of(form.text()), Optional.of(form.text()), Optional.of(form.text()));

        assertHidden(form, () -> {
            bench.platform.publish.add(_ -> new PublishStep.Outcome.Published(post));
            bench.platform.link.add(ScriptedPlatform.fault("no_link"));
            bench.platform.link.add(_ -> post);
        });
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerIsMaskedInTheLineOfItsCall(SecretForms form) {
        bench.http =
                _ -> new PlatformResponse(400, Map.of("x-error", form.text(), "x-trace", form.text()), form.text());

        assertHidden(
                form,
                () -> bench.platform.prepare.add(context -> {
                    context.http().send(PlatformCall.post("https://graph.example/media"));
                    context.log()
                            .warning(
                                    Finding.NOTE,
                                    form.text(),
                                    Map.of("text", form.text(), "list", List.of(form.text()), "n", 1));
                    return new Outcome.Advance(context.checkpoint());
                }));
    }

    @Test
    void theTokenInUseReachesNoStepInWhateverSpelling() {
        String token = "odd|token/with+signs=";
        String spellings = token + " odd%7Ctoken%2Fwith%2Bsigns%3D odd\\u007ctoken\\/with+signs\\u003d "
                + Base64.getEncoder().encodeToString(("user:" + token).getBytes(StandardCharsets.UTF_8));
        bench.http = _ -> new PlatformResponse(200, Map.of("location", spellings), spellings);
        bench.accept(request);
        bench.connected.connect(
                new AccountKey(Fixtures.ALICE, INSTAGRAM),
                "An account",
                "instagram",
                Optional.of(new AccessToken(token)));
        bench.platform.prepare.add(context -> {
            PlatformResponse answer = context.http().send(PlatformCall.post("https://graph.example/media"));
            return new Outcome.Advance(context.checkpoint()
                    .with("answer", answer.body() + answer.headers().values()));
        });

        bench.runUntilQuiet();

        assertThat(bench.store.stored(request.id()) + bench.entries(request).toString())
                .contains("[masked]")
                .doesNotContain("token/", "token%2", "token\\/", "dG9rZW4vd2l0aCtzaWduc", "9rZW4vd2l0aCtzaWducz");
    }

    /** Of the video and of a cover alike: who has them can fetch the file. */
    @ParameterizedTest
    @ValueSource(strings = {"https://cdn.example/v.mp4?pass=Zf3kQ9vLmT", "https://cdn.example/c.jpg?pass=Ww8rNc2xHd"})
    void theQueryOfAnAddressThatItsUserGaveIsMasked(String address) {
        UploadRequest withAddresses = anUploadRequest()
                .withVideo("https://cdn.example/v.mp4?pass=Zf3kQ9vLmT")
                .to(INSTAGRAM, new PostingOptions(Map.of("cover_url", "https://cdn.example/c.jpg?pass=Ww8rNc2xHd")))
                .queued();
        bench.accept(withAddresses);
        bench.platform.prepare.add(ScriptedPlatform.fault("could not fetch " + address));

        bench.runUntilQuiet();

        assertThat(bench.entries(withAddresses).toString())
                .contains("could not fetch " + address.substring(0, address.indexOf('?') + 1) + "[masked]")
                .doesNotContain("Zf3kQ9vLmT", "Ww8rNc2xHd");
    }

    /** What only a step reads is what a step needs: an address to upload to may be a secret as a whole. */
    @Test
    void aCheckpointIsKeptToTheLetter() {
        String address = "https://upload.example/?upload_token=Qw3RtYuIoPaSdFgHj";
        bench.accept(request);
        bench.platform.prepare.add(
                context -> new Outcome.Advance(context.checkpoint().with("upload_url", address)));
        bench.platform.await.add(context -> {
            assertThat(context.checkpoint().get("upload_url")).contains(address);
            return new Outcome.Advance(context.checkpoint());
        });

        bench.runUntilQuiet();

        assertThat(bench.posting(request).state()).isInstanceOf(PostingState.Completed.class);
        assertThat(bench.entries(request).toString()).doesNotContain("Qw3RtYuIoPaSdFgHj");
    }

    private void assertHidden(SecretForms form, Runnable script) {
        try (DeployedLog operatorsLog = DeployedLog.listening()) {
            bench.accept(request);
            script.run();

            StringBuilder seen = new StringBuilder();
            for (int turn = 0; turn < 20 && bench.queue.nextVisibleAt().isPresent(); turn++) {
                bench.clock.set(bench.queue
                        .nextVisibleAt()
                        .filter(bench.clock.instant()::isBefore)
                        .orElse(bench.clock.instant()));
                bench.invokeOnce();
                Posting posting = bench.posting(request);
                seen.append(posting).append('\n');
            }
            seen.append(bench.entries(request)).append('\n').append(operatorsLog.text());

            assertThat(seen.toString()).contains("[masked]");
            assertThat(form.isHiddenIn(seen.toString())).as(seen.toString()).isTrue();
        }
    }

    private static PostingError error(SecretForms form) {
        return new PostingError(
                "refused", form.text(), Optional.of(form.text()), form.text(), WhoActs.USER, form.text(), false);
    }
}
