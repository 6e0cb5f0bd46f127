package dev.socialposting.platforms.instagram;

import dev.socialposting.platforms.meta.GraphError;
import dev.socialposting.platforms.meta.GraphObject;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far Instagram is with a container. */
sealed interface ContainerStatus {
    /** Being fetched or transcoded. */
    record InProgress() implements ContainerStatus {}

    /** Can be published. */
    record Finished() implements ContainerStatus {}

    /** Was published. */
    record Published() implements ContainerStatus {}

    /** Was not published within 24 hours of its creation. */
    record Expired() implements ContainerStatus {}

    /** Cannot be published. */
    record Failed(GraphError error) implements ContainerStatus {}

    /** An answer without a status that we know. */
    record Unclear() implements ContainerStatus {}

    Pattern SUBCODE = Pattern.compile("2207[0-9]{3}");

    static ContainerStatus of(GraphObject body) {
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
