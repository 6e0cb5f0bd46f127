package dev.socialposting.worker.publisher;

import dev.socialposting.uploads.model.StepName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The steps that bring a video to a platform, in order.
 *
 * @param preparation steps before the world can see anything
 * @param publish the one step after which the world can see the post
 * @param followUps cosmetic steps on a post that is live; they can fail only as a warning
 */
public record Flow(List<RepeatableStep> preparation, PublishStep publish, List<FollowUpStep> followUps) {
    public Flow {
        preparation = List.copyOf(preparation);
        followUps = List.copyOf(followUps);
        long names = Stream.of(preparation, List.of(publish), followUps)
                .flatMap(List::stream)
                .map(Step::name)
                .distinct()
                .count();
        if (names != preparation.size() + 1L + followUps.size()) {
            throw new IllegalArgumentException("two steps of a flow have the same name");
        }
    }

    public Step first() {
        return preparation.isEmpty() ? publish : preparation.getFirst();
    }

    /**
     * The step with this name.
     *
     * @throws IllegalStateException if there is none: the row was written by another version
     */
    public Step step(StepName name) {
        return steps().filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this flow has no step " + name));
    }

    /** The step after this one; empty after the last. */
    public Optional<Step> after(Step step) {
        return steps().dropWhile(each -> !each.name().equals(step.name()))
                .skip(1)
                .findFirst();
    }

    private Stream<Step> steps() {
        return Stream.of(preparation, List.of(publish), followUps).flatMap(List::stream);
    }
}
