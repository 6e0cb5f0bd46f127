package dev.socialposting.platforms.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.uploads.model.StepName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FlowTest {
    private final Named prepare = new Named("prepare", List.of("get_ready", "start"));
    private final Named await = new Named("await", List.of());
    private final NamedPublish publish = new NamedPublish("publish", List.of("send"));
    private final Flow flow = new Flow(List.of(prepare, await), publish, List.of());

    @Test
    void aStepIsFoundByItsNameAndByTheNamesItHadBefore() {
        assertThat(flow.step(new StepName("prepare"))).contains(prepare);
        assertThat(flow.step(new StepName("get_ready"))).contains(prepare);
        assertThat(flow.step(new StepName("start"))).contains(prepare);
        assertThat(flow.step(new StepName("send"))).contains(publish);
        assertThat(flow.step(new StepName("of_another_version"))).isEmpty();
    }

    @Test
    void whatWasTakenUpWithoutAFlowBeginsWithTheFirstStep() {
        assertThat(flow.step(StepName.BEGINNING)).contains(prepare);
        assertThat(new Flow(List.of(), publish, List.of()).step(StepName.BEGINNING))
                .contains(publish);
    }

    @Test
    void stepsFollowEachOtherInOrder() {
        assertThat(flow.after(prepare)).contains(await);
        assertThat(flow.after(await)).contains(publish);
        assertThat(flow.after(publish)).isEqualTo(Optional.empty());
    }

    @Test
    void noNameOldOrNewStandsForTwoSteps() {
        for (Named other : List.of(
                new Named("prepare", List.of()),
                new Named("start", List.of()),
                new Named("other", List.of("publish")),
                new Named("other", List.of("start")),
                new Named(StepName.BEGINNING.value(), List.of()))) {
            assertThatIllegalArgumentException()
                    .as(other.toString())
                    .isThrownBy(() -> new Flow(List.of(prepare, other), publish, List.of()));
        }
    }

    private record Named(String word, List<String> formerly) implements RepeatableStep {
        @Override
        public StepName name() {
            return new StepName(word);
        }

        @Override
        public List<StepName> formerNames() {
            return formerly.stream().map(StepName::new).toList();
        }

        @Override
        public String label() {
            return inWords();
        }

        @Override
        public String inWords() {
            return word;
        }

        @Override
        public RepeatableStep.Outcome run(StepContext context) {
            throw new UnsupportedOperationException();
        }
    }

    private record NamedPublish(String word, List<String> formerly) implements PublishStep {
        @Override
        public StepName name() {
            return new StepName(word);
        }

        @Override
        public List<StepName> formerNames() {
            return formerly.stream().map(StepName::new).toList();
        }

        @Override
        public String label() {
            return inWords();
        }

        @Override
        public String inWords() {
            return word;
        }

        @Override
        public PublishStep.Outcome publish(StepContext context) {
            return new PublishStep.Outcome.Published(PublishedPost.UNIDENTIFIED);
        }

        @Override
        public PublishStep.Verification verify(StepContext context, PublishCalls calls) {
            throw new UnsupportedOperationException();
        }
    }
}
