package dev.socialposting.platforms;

import dev.socialposting.accounts.AccessToken;
import dev.socialposting.accounts.Credentials;
import dev.socialposting.platforms.http.PlatformHttp;
import dev.socialposting.platforms.http.PlatformUnreachableException;
import dev.socialposting.uploads.model.PostingError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How a platform's accounts are connected. */
public interface Connector {
    /** The longest that a {@link #check} takes. */
    Duration LONGEST_CHECK = Duration.ofSeconds(8);

    /** The ways in which an account can be connected; the first is the usual one. */
    List<Login> logins();

    /**
     * Why a token cannot be one of an account of this platform, as far as its looks tell; empty if they do not tell that.
     *
     * @param login the name of one of {@link #logins()}
     */
    Optional<String> objectionToToken(String login, AccessToken token);

    /**
     * Asks the platform whether an account can be posted to with these credentials, by one call that the publisher will need.
     *
     * @param http whose calls take at most {@link #LONGEST_CHECK}
     * @throws PlatformUnreachableException if no whole answer came
     */
    Check check(Candidate candidate, PlatformHttp http, PlatformEnvironment.Settings settings);

    /**
     * An account that is to be connected.
     *
     * @param login the name of one of {@link #logins()}
     */
    record Candidate(String accountId, String login, Credentials credentials) {}

    /** What the platform says of a {@link Candidate}. */
    sealed interface Check {
        Check WORKS = new Works();
        Check UNCLEAR = new Unclear();

        /** It can be posted to. */
        record Works() implements Check {}

        /** It cannot, until its user has done something about it. */
        record Refused(PostingError why) implements Check {}

        /** The answer says nothing about it, such as that the platform is out of order. */
        record Unclear() implements Check {}
    }

    /**
     * A way in which an account can be connected.
     *
     * @param name as in the API
     * @param label as a person sees it
     */
    record Login(String name, String label) {}
}
