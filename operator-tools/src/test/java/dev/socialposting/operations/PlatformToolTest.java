package dev.socialposting.operations;

import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.pauses.PlatformPause;
import dev.socialposting.pauses.PlatformPauses;
import dev.socialposting.uploads.model.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** On DynamoDB Local. */
@ExtendWith(LocalAwsExtension.class)
class PlatformToolTest {
    private static final List<Platform> PLATFORMS = List.of(INSTAGRAM.platform(), FACEBOOK.platform());

    private final ToolBench bench;
    private final PlatformPauses pauses;

    PlatformToolTest(LocalAws aws) {
        this.bench = new ToolBench(aws);
        this.pauses = bench.around().systems().pauses(bench.place());
    }

    @BeforeEach
    void nothingIsPaused() {
        bench.empty();
    }

    @Test
    void aPauseIsKeptWithWhoMadeItAndWhyAndIsNotedFirst() {
        assertThat(run("pause", "instagram", "--reason", " It is down. ", "--trial-every", "15"))
                .isZero();

        assertThat(pauses.find(INSTAGRAM.platform()))
                .contains(new PlatformPause(
                        INSTAGRAM.platform(),
                        NOW,
                        ToolBench.LOCAL_USER,
                        "It is down.",
                        Optional.of(Duration.ofMinutes(15)),
                        Optional.empty()));
        assertThat(bench.audited())
                .containsExactly("bin/platform pause instagram --reason ' It is down. ' --trial-every 15");
    }

    @Test
    void whatIsPausedIsListedBesideWhatWorks() {
        run("pause", "instagram", "--reason", "Down today");
        bench.output();
        bench.clock.advance(Duration.ofMinutes(40));

        assertThat(run("list")).isZero();

        assertThat(bench.output())
                .contains(
                        "instagram  paused since 2100-01-01T00:00:00Z (40 min) by somebody: Down today",
                        "facebook  works");
        assertThat(bench.audited()).hasSize(1);
    }

    @Test
    void whatIsPausedAlreadyStaysSoWithTheNewerReason() {
        run("pause", "instagram", "--reason", "Down", "--trial-every", "15");
        bench.clock.advance(Duration.ofMinutes(40));

        assertThat(run("pause", "instagram", "--reason", "Still down")).isZero();

        assertThat(pauses.find(INSTAGRAM.platform())).hasValueSatisfying(pause -> {
            assertThat(pause.since()).isEqualTo(NOW);
            assertThat(pause.reason()).isEqualTo("Still down");
            assertThat(pause.trialEvery()).isEmpty();
        });
    }

    @Test
    void aPlatformIsResumedAndOneThatIsNotPausedStaysSo() {
        run("pause", "instagram", "--reason", "Down");

        assertThat(run("resume", "instagram")).isZero();

        assertThat(pauses.find(INSTAGRAM.platform())).isEmpty();
        assertThat(bench.output()).contains("instagram is resumed");
        assertThat(run("resume", "instagram")).isZero();
        assertThat(bench.output()).contains("instagram is not paused");
        assertThat(bench.audited()).hasSize(3);
    }

    @Test
    void whatIsNotUnderstoodPointsToTheHelpAndPausesNothing() {
        for (List<String> wrong : List.of(
                List.<String>of(),
                List.of("pause"),
                List.of("pause", "myspace", "--reason", "x"),
                List.of("pause", "instagram"),
                List.of("pause", "instagram", "--reason", " "),
                List.of("pause", "instagram", "--reason", "Down \u001b[31m"),
                List.of("pause", "instagram", "--reason", "two\nlines"),
                List.of("pause", "instagram", "--reason", "x".repeat(301)),
                List.of("pause", "instagram", "--reason", "x", "--trial-every", "0"),
                List.of("pause", "instagram", "--reason", "x", "--trial-every", "1441"),
                List.of("resume", "instagram", "--reason", "x"),
                List.of("stop", "instagram"))) {
            assertThat(new PlatformTool(bench.around(), PLATFORMS).run(wrong))
                    .as(wrong.toString())
                    .isEqualTo(2);
        }
        assertThat(pauses.find(INSTAGRAM.platform())).isEmpty();
        assertThat(bench.audited()).isEmpty();
        assertThat(run("--help")).isZero();
        assertThat(bench.output()).startsWith("usage: bin/platform list");
    }

    private int run(String... arguments) {
        return new PlatformTool(bench.around(), PLATFORMS).run(List.of(arguments));
    }
}
