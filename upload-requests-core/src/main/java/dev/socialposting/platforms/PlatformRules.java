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

    /** Whether this can be the id of an account on this platform. */
    boolean isAccountId(String accountId);

    /** The longest caption, in this platform's own counting. */
    int maxCaptionLength();

    /** The length of a caption in this platform's own counting. */
    int captionLength(String caption);

    /** Everything that is wrong with a caption and options for this platform; empty when nothing is. */
    List<Fault> check(String caption, PostingOptions options);

    /** What may go wrong although {@link #check} lets it pass, one sentence each, for the log the user reads. */
    List<String> cautions(String caption);
}
