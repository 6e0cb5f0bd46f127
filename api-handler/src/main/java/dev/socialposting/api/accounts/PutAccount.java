package dev.socialposting.api.accounts;

import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.ConnectedAccounts;
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
import dev.socialposting.platforms.DestinationReader;
import dev.socialposting.platforms.SocialPlatform;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.uploads.model.Destination;
import java.util.List;
import java.util.Optional;

/** {@code PUT /api/social/accounts/{destination}}: connects an account, or changes a connected one. */
final class PutAccount implements WritingEndpoint {
    private final SocialAccountStore accounts;
    private final ConnectedAccounts connectedAccounts;
    private final SocialPlatforms platforms;
    private final DestinationReader destinations;

    PutAccount(SocialAccountStore accounts, ConnectedAccounts connectedAccounts, SocialPlatforms platforms) {
        this.accounts = accounts;
        this.connectedAccounts = connectedAccounts;
        this.platforms = platforms;
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
        return connectedAccounts
                .connect(key, change.displayName(), change.login(), change.token())
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
