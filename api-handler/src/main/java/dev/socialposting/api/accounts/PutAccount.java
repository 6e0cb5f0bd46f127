package dev.socialposting.api.accounts;

import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.AccountStatus;
import dev.socialposting.accounts.ConnectedAccounts;
import dev.socialposting.accounts.Credentials;
import dev.socialposting.accounts.SocialAccount;
import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.api.http.Call;
import dev.socialposting.api.http.Checked;
import dev.socialposting.api.http.Deed;
import dev.socialposting.api.http.FieldError;
import dev.socialposting.api.http.JsonBody;
import dev.socialposting.api.http.Problem;
import dev.socialposting.api.http.Reply;
import dev.socialposting.api.http.WritingEndpoint;
import dev.socialposting.platforms.Connector.Candidate;
import dev.socialposting.platforms.Connector.Check;
import dev.socialposting.platforms.DestinationReader;
import dev.socialposting.platforms.SocialPlatform;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.platforms.http.PlatformHttp;
import dev.socialposting.platforms.http.PlatformUnreachableException;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.PostingError;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code PUT /api/social/accounts/{destination}}: connects an account, or changes a connected one. A token that the platform refuses is not
 * stored.
 */
final class PutAccount implements WritingEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(PutAccount.class);

    private final SocialAccountStore accounts;
    private final ConnectedAccounts connectedAccounts;
    private final SocialPlatforms platforms;
    private final PlatformHttp http;
    private final DestinationReader destinations;

    PutAccount(
            SocialAccountStore accounts,
            ConnectedAccounts connectedAccounts,
            SocialPlatforms platforms,
            PlatformHttp http) {
        this.accounts = accounts;
        this.connectedAccounts = connectedAccounts;
        this.platforms = platforms;
        this.http = http;
        this.destinations = new DestinationReader(platforms);
    }

    @Override
    public Checked<Deed> prepare(Call call) {
        return switch (destinations.read(call.pathParameter("destination"))) {
            case DestinationReader.Refused(String code, String detail) ->
                Checked.invalid(
                        Problem.invalidParameters(List.of(FieldError.atParameter("destination", code, detail))));
            case DestinationReader.Known(Destination destination) ->
                JsonBody.of(call.http()).then(body -> put(new AccountKey(call.caller(), destination), body));
        };
    }

    private Checked<Deed> put(AccountKey key, JsonBody body) {
        Optional<SocialAccount> stored = accounts.find(key);
        SocialPlatform platform = platforms.find(key.destination().platform()).orElseThrow();
        return AccountChange.read(body, platform, key.destination().accountId(), stored)
                .then(change -> Checked.valid(() -> connect(key, change, stored.isEmpty())));
    }

    private Reply connect(AccountKey key, AccountChange change, boolean isNew) {
        return switch (check(key.destination(), change)) {
            case Check.Refused(PostingError why) -> refused(key.destination(), why);
            case Check.Works() -> connect(key, change, isNew, AccountStatus.CONNECTED);
            case Check.Unclear() -> connect(key, change, isNew, AccountStatus.NOT_CHECKED);
        };
    }

    private Check check(Destination destination, AccountChange change) {
        if (change.token().isEmpty()) {
            return Check.WORKS;
        }
        Candidate candidate = new Candidate(
                destination.accountId(),
                change.login(),
                Credentials.of(change.token().get()));
        try {
            return platforms.check(destination.platform(), candidate, http);
        } catch (PlatformUnreachableException unreachable) {
            LOG.atWarn()
                    .addKeyValue("destination", destination.toString())
                    .setCause(unreachable)
                    .log("An account is connected without being checked: its platform does not answer");
            return Check.UNCLEAR;
        }
    }

    /** In the platform's own words, at the token. */
    private Reply refused(Destination destination, PostingError why) {
        String platform =
                platforms.rulesOf(destination.platform()).orElseThrow().displayName();
        return Problem.invalidBody(List.of(FieldError.at(
                        AccountChange.TOKEN,
                        "token_refused",
                        "%s refuses this token: \"%s\" %s".formatted(platform, why.message(), why.explanation()))))
                .toReply();
    }

    private Reply connect(AccountKey key, AccountChange change, boolean isNew, AccountStatus status) {
        return connectedAccounts
                .connect(key, change.displayName(), change.login(), change.token(), status)
                .map(account -> isNew
                        ? Reply.json(201, AccountJson.write(account))
                                .with("Location", AccountJson.self(key.destination()))
                        : Reply.json(200, AccountJson.write(account)))
                // Removed by another call since it was looked up.
                .orElseGet(() -> Problem.notFound(
                                "unknown_account",
                                "The account was removed meanwhile: connect it with its access token.")
                        .toReply());
    }
}
