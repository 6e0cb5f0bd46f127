package dev.socialposting.platforms.publisher;

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
        List<StepName> names = Stream.concat(
                        Stream.of(StepName.BEGINNING),
                        stream(preparation, publish, followUps).flatMap(Flow::names))
                .toList();
        if (names.stream().distinct().count() != names.size()) {
            throw new IllegalArgumentException("two steps of a flow have the same name: " + names);
        }
    }

    public Step first() {
        return preparation.isEmpty() ? publish : preparation.getFirst();
    }

    /** The step that has or had this name. Empty if there is none: the row was written by a version that knows another flow. */
    public Optional<Step> step(StepName name) {
        return name.equals(StepName.BEGINNING)
                ? Optional.of(first())
                : steps().filter(step -> names(step).anyMatch(name::equals)).findFirst();
    }

    /** The step after this one; empty after the last. */
    public Optional<Step> after(Step step) {
        return steps().dropWhile(each -> !each.name().equals(step.name()))
                .skip(1)
                .findFirst();
    }

    /** All of them, in order. */
    public Stream<Step> steps() {
        return stream(preparation, publish, followUps);
    }

    private static Stream<Step> stream(
            List<RepeatableStep> preparation, PublishStep publish, List<FollowUpStep> followUps) {
        return Stream.of(preparation, List.of(publish), followUps).flatMap(List::stream);
    }

    private static Stream<StepName> names(Step step) {
        return Stream.concat(Stream.of(step.name()), step.formerNames().stream());
    }
}
