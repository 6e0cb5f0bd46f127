package dev.socialposting.aws.dynamodb;

import dev.socialposting.accounts.AccountCredentials;
import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.AccountStatus;
import dev.socialposting.accounts.GrantId;
import dev.socialposting.accounts.SocialAccount;
import dev.socialposting.accounts.StoredCredentials;
import dev.socialposting.uploads.model.UserId;
import java.util.Optional;

/** The attributes of a connected account's item. */
final class AccountSchema extends ItemSchema<SocialAccount> {
    static final String USER_ID = "user_id";
    static final String DESTINATION = "destination";
    static final String DISPLAY_NAME = "display_name";
    static final String STATUS = "status";
    static final String GRANT = "grant";
    static final String CONNECTED_AT = "connected_at";
    static final String UPDATED_AT = "updated_at";

    AccountSchema() {
        super(SocialAccount.class, key(USER_ID, DESTINATION).build());
    }

    @Override
    MapWriter write(SocialAccount account) {
        MapWriter item = new MapWriter()
                .text(USER_ID, account.key().userId().value())
                .text(DESTINATION, account.key().destination().toString())
                .text(DISPLAY_NAME, account.displayName())
                .text("login", account.login())
                .text(STATUS, Words.of(account.status()))
                .text(GRANT, account.credentials().grant().map(GrantId::value))
                .instant(CONNECTED_AT, account.connectedAt())
                .instant(UPDATED_AT, account.updatedAt());
        return switch (account.credentials()) {
            case AccountCredentials.Own(StoredCredentials stored, var _) -> CredentialsFormat.write(item, stored);
            case AccountCredentials.OfGrant _ -> item;
        };
    }

    @Override
    SocialAccount read(MapReader item) {
        AccountKey key = new AccountKey(new UserId(item.text(USER_ID)), Destinations.read(item.text(DESTINATION)));
        return new SocialAccount(
                key,
                item.text(DISPLAY_NAME),
                item.text("login"),
                Words.read(AccountStatus.class, item.text(STATUS)),
                credentials(item),
                item.instant(CONNECTED_AT),
                item.instant(UPDATED_AT));
    }

    private static AccountCredentials credentials(MapReader item) {
        Optional<GrantId> grant = item.optionalText(GRANT).map(GrantId::new);
        return CredentialsFormat.read(item)
                .<AccountCredentials>map(stored -> new AccountCredentials.Own(stored, grant))
                .or(() -> grant.map(AccountCredentials.OfGrant::new))
                .orElseThrow(() -> new IllegalStateException("a stored account has neither a token nor a grant"));
    }
}
