package dev.socialposting.api.uploads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.uploads.model.Destination;

/** Something about a post that its user may not have meant. It keeps nothing from going out. */
sealed interface PostWarning permits CaptionCaution, ExpiringVideo, RecentPost {
    /** Whose log tells of it. */
    Destination destination();

    /** As an answer names it: with a {@code code} and a {@code detail}, at least. */
    ObjectNode toJson();

    /** As the log tells it. */
    LogLines.Warning inLog();
}
