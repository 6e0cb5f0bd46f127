package dev.socialposting.aws.dynamodb;

import dev.socialposting.accounts.AccountStatus;
import dev.socialposting.accounts.Grant;
import dev.socialposting.accounts.GrantId;
import dev.socialposting.accounts.GrantKey;
import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.model.UserId;

/** The attributes of a grant's item. It stands among its user's accounts; no account's sort key begins as a grant's does. */
final class GrantSchema extends ItemSchema<Grant> {
    /** What the sort key of a grant begins with. */
    static final String PREFIX = "#grant:";

    /** The least that the sort key of an account can be: platforms' names begin with letters. */
    static final String FIRST_ACCOUNT = "0";

    GrantSchema() {
        super(Grant.class, key(AccountSchema.USER_ID, AccountSchema.DESTINATION).build());
    }

    static String sortKey(GrantId id) {
        return PREFIX + id;
    }

    @Override
    MapWriter write(Grant grant) {
        return CredentialsFormat.write(
                new MapWriter()
                        .text(AccountSchema.USER_ID, grant.key().userId().value())
                        .text(AccountSchema.DESTINATION, sortKey(grant.key().id()))
                        .text("platform", grant.platform().name())
                        .text("platform_user", grant.platformUser())
                        .text(AccountSchema.STATUS, Words.of(grant.status()))
                        .instant(AccountSchema.CONNECTED_AT, grant.connectedAt())
                        .instant(AccountSchema.UPDATED_AT, grant.updatedAt()),
                grant.credentials());
    }

    @Override
    Grant read(MapReader item) {
        return new Grant(
                new GrantKey(
                        new UserId(item.text(AccountSchema.USER_ID)),
                        new GrantId(item.text(AccountSchema.DESTINATION).substring(PREFIX.length()))),
                new Platform(item.text("platform")),
                item.text("platform_user"),
                Words.read(AccountStatus.class, item.text(AccountSchema.STATUS)),
                CredentialsFormat.read(item)
                        .orElseThrow(() -> new IllegalStateException("a stored grant has no token")),
                item.instant(AccountSchema.CONNECTED_AT),
                item.instant(AccountSchema.UPDATED_AT));
    }
}
