package dev.socialposting.platforms;

import dev.socialposting.platforms.rules.PlatformRules;
import dev.socialposting.uploads.model.Destination;
import java.util.Optional;

/** Reads destinations as users write them: on a platform we know, with an account id such as that platform's. */
public final class DestinationReader {
    /** What is said of a text that has another shape. */
    public static final String MALFORMED =
            "A destination is written platform:account_id, as the list of your accounts shows it.";

    private final SocialPlatforms platforms;

    public DestinationReader(SocialPlatforms platforms) {
        this.platforms = platforms;
    }

    /** A text that should be a destination. */
    public sealed interface Outcome {}

    /** A destination on a platform we know, with an account id such as that platform's. */
    public record Known(Destination destination) implements Outcome {}

    /**
     * No destination of ours.
     *
     * @param code {@code malformed_destination} or {@code unknown_platform}
     */
    public record Refused(String code, String detail) implements Outcome {}

    public Outcome read(String text) {
        Optional<Destination> destination = Destination.parse(text);
        if (destination.isEmpty()) {
            return new Refused("malformed_destination", MALFORMED);
        }
        Optional<PlatformRules> rules = platforms.rulesOf(destination.get().platform());
        if (rules.isEmpty()) {
            return new Refused("unknown_platform", "There is no such platform. There are: " + platforms.names() + ".");
        }
        return rules.get().isAccountId(destination.get().accountId())
                ? new Known(destination.get())
                : new Refused(
                        "malformed_destination",
                        "This is not the id of an account on %s."
                                .formatted(rules.get().displayName()));
    }
}
