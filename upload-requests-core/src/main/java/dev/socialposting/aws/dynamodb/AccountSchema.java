package dev.socialposting.aws.dynamodb;

import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.AccountStatus;
import dev.socialposting.accounts.EncryptedToken;
import dev.socialposting.accounts.SocialAccount;
import dev.socialposting.uploads.model.UserId;

/** The attributes of a connected account's item. */
final class AccountSchema extends ItemSchema<SocialAccount> {
    static final String USER_ID = "user_id";
    static final String DESTINATION = "destination";
    static final String STATUS = "status";
    static final String TOKEN = "token";
    static final String UPDATED_AT = "updated_at";

    AccountSchema() {
        super(SocialAccount.class, key(USER_ID, DESTINATION).build());
    }

    @Override
    MapWriter write(SocialAccount account) {
        return new MapWriter()
                .text(USER_ID, account.key().userId().value())
                .text(DESTINATION, account.key().destination().toString())
                .text("display_name", account.displayName())
                .text("login", account.login())
                .text(STATUS, Words.of(account.status()))
                .text(TOKEN, account.token().ciphertext())
                .instant("connected_at", account.connectedAt())
                .instant(UPDATED_AT, account.updatedAt());
    }

    @Override
    SocialAccount read(MapReader item) {
        AccountKey key = new AccountKey(new UserId(item.text(USER_ID)), Destinations.read(item.text(DESTINATION)));
        return new SocialAccount(
                key,
                item.text("display_name"),
                item.text("login"),
                Words.read(AccountStatus.class, item.text(STATUS)),
                new EncryptedToken(item.text(TOKEN)),
                item.instant("connected_at"),
                item.instant(UPDATED_AT));
    }
}
