package dev.socialposting.api.uploads;

import dev.socialposting.api.http.FieldError;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.PostingOptions;
import dev.socialposting.uploads.model.Timing;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What could be read of the body of a post.
 *
 * @param places the index of each destination in the list the user sent
 * @param options of the destinations that have some
 * @param timing as far as its times could be read
 * @param errors what could not be read, or not be meant so; with none of them the draft is complete
 */
record PostDraft(
        Optional<String> videoUrl,
        Optional<String> caption,
        SequencedMap<Destination, Integer> places,
        Map<Destination, PostingOptions> options,
        Timing timing,
        List<FieldError> errors) {
    PostDraft {
        places = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(places));
        options = Map.copyOf(options);
        errors = List.copyOf(errors);
    }

    PostingOptions optionsOf(Destination destination) {
        return options.getOrDefault(destination, PostingOptions.NONE);
    }

    /** The body, if all of it could be read. */
    Optional<PostBody> complete() {
        if (!errors.isEmpty() || videoUrl.isEmpty() || caption.isEmpty()) {
            return Optional.empty();
        }
        SequencedMap<Destination, PostingOptions> destinations = new LinkedHashMap<>();
        places.keySet().forEach(destination -> destinations.put(destination, optionsOf(destination)));
        return Optional.of(new PostBody(videoUrl.get(), caption.get(), destinations, timing));
    }
}
