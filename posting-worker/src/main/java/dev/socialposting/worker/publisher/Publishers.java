package dev.socialposting.worker.publisher;

import dev.socialposting.environment.Environment;
import dev.socialposting.worker.publisher.facebook.FacebookPublisher;
import dev.socialposting.worker.publisher.instagram.InstagramPublisher;
import dev.socialposting.worker.publisher.meta.MetaSettings;
import java.util.List;

/** The platforms that this worker can publish on. */
public final class Publishers {
    private Publishers() {}

    /**
     * Every publisher of this version, as the environment says.
     *
     * @throws IllegalArgumentException naming the variable that is missing
     */
    public static List<VideoPublisher> from(Environment environment) {
        return all(MetaSettings.from(environment));
    }

    /** Every publisher of this version; adding a platform adds a line here. */
    public static List<VideoPublisher> all(MetaSettings meta) {
        return List.of(new InstagramPublisher(meta), new FacebookPublisher(meta));
    }
}
