package dev.socialposting.platforms;

import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.model.PostingOptions;
import java.util.List;
import java.util.Optional;

/** What one platform accepts. */
public interface PlatformRules {
    Platform platform();

    /** The platform's name as people write it, such as {@code Instagram}. */
    String displayName();

    /** The ways in which an account can be connected; the first is the usual one. */
    List<String> logins();

    /** Whether this can be the id of an account on this platform. */
    boolean isAccountId(String accountId);

    /**
     * Why a token cannot be one of an account of this platform, as far as its looks tell; empty if they do not tell that.
     *
     * @param login one of {@link #logins()}
     */
    Optional<String> objectionToToken(String login, String token);

    /** The longest caption, in this platform's own counting. */
    int maxCaptionLength();

    /** The length of a caption in this platform's own counting. */
    int captionLength(String caption);

    /** The names of the options that a post may have. */
    List<String> optionNames();

    /** What is wrong with an option's name, whatever its value. */
    default Optional<Fault> checkOptionName(String name) {
        return optionNames().contains(name)
                ? Optional.empty()
                : Optional.of(Fault.ofOption(
                        name,
                        "option_unknown",
                        "%s knows no option of this name. It knows: %s."
                                .formatted(displayName(), String.join(", ", optionNames()))));
    }

    /** Everything that is wrong with a caption and options for this platform; empty when nothing is. */
    List<Fault> check(String caption, PostingOptions options);

    /** What may go wrong although {@link #check} lets it pass, one sentence each, for the log the user reads. */
    List<String> cautions(String caption);
}
