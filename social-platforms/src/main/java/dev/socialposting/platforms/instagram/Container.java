package dev.socialposting.platforms.instagram;

import dev.socialposting.platforms.meta.GraphError;
import dev.socialposting.platforms.meta.GraphObject;
import dev.socialposting.uploads.model.Checkpoint;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the checkpoint remembers of the media container that is to be published.
 *
 * @param id the container's id, which is not the id of the media
 * @param createdAt when we created it
 */
record Container(String id, Instant createdAt) {
    private static final Pattern SUBCODE = Pattern.compile("2207[0-9]{3}");
    private static final String ID = "container_id";
    private static final String CREATED_AT = "container_created_at";

    static boolean isIn(Checkpoint checkpoint) {
        return checkpoint.get(ID).isPresent();
    }

    static Container in(Checkpoint checkpoint) {
        return new Container(checkpoint.require(ID), Instant.parse(checkpoint.require(CREATED_AT)));
    }

    Checkpoint storedIn(Checkpoint checkpoint) {
        return checkpoint.with(ID, id).with(CREATED_AT, createdAt.toString());
    }

    /** How far Instagram is with a container. */
    sealed interface Status {
        /** Being fetched or transcoded. */
        record InProgress() implements Status {}

        /** Can be published. */
        record Finished() implements Status {}

        /** Was published. */
        record Published() implements Status {}

        /** Was not published within 24 hours of its creation. */
        record Expired() implements Status {}

        /** Cannot be published. */
        record Failed(GraphError error) implements Status {}

        /** An answer without a status that we know. */
        record Unclear() implements Status {}

        static Status of(GraphObject body) {
            return switch (body.text("status_code").orElse("")) {
                case "IN_PROGRESS" -> new InProgress();
                case "FINISHED" -> new Finished();
                case "PUBLISHED" -> new Published();
                case "EXPIRED" -> new Expired();
                case "ERROR" -> new Failed(error(body.text("status").orElse("")));
                default -> new Unclear();
            };
        }

        /** The status of a failed container holds the error's subcode, alone or in a sentence. */
        private static GraphError error(String status) {
            Matcher subcode = SUBCODE.matcher(status);
            return GraphError.reported(
                    subcode.find() ? OptionalInt.of(Integer.parseInt(subcode.group())) : OptionalInt.empty(),
                    status.isBlank() ? "Instagram could not process the video and did not say why." : status);
        }
    }
}
