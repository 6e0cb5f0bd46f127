package dev.socialposting.api.uploads;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.PostingOptions;
import dev.socialposting.uploads.model.Timing;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What a user asks to be posted.
 *
 * @param destinations with their options, in the order given
 */
record PostBody(
        String videoUrl, String caption, SequencedMap<Destination, PostingOptions> destinations, Timing timing) {
    PostBody {
        destinations = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(destinations));
    }
}
