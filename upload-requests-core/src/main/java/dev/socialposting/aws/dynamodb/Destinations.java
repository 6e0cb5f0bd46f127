package dev.socialposting.aws.dynamodb;

import dev.socialposting.uploads.model.Destination;

/** Destinations as they are stored: {@code platform:account_id}. */
final class Destinations {
    private Destinations() {}

    static Destination read(String text) {
        return Destination.parse(text)
                .orElseThrow(() -> new IllegalStateException("a stored item has an unreadable destination: " + text));
    }
}
