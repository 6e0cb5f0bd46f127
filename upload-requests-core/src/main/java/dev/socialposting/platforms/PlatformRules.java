package dev.socialposting.platforms;

import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.model.PostingOptions;
import java.util.List;

/** What one platform accepts. */
public interface PlatformRules {
    Platform platform();

    /** The platform's name as people write it, such as {@code Instagram}. */
    String displayName();

    /** The ways in which an account can be connected; the first is the usual one. */
    List<String> logins();

    /** The longest caption, in this platform's own counting. */
    int maxCaptionLength();

    /** The length of a caption in this platform's own counting. */
    int captionLength(String caption);

    /** Everything that is wrong with a caption and options for this platform; empty when nothing is. */
    List<Fault> check(String caption, PostingOptions options);
}
