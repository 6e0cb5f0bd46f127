package dev.socialposting.aws.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.AccountStatus;
import dev.socialposting.accounts.EncryptedToken;
import dev.socialposting.accounts.SocialAccount;
import dev.socialposting.uploads.model.UserId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/** The attributes of a connected account's item. */
final class AccountSchema {
    static final String USER_ID = "user_id";
    static final String DESTINATION = "destination";
    static final String STATUS = "status";
    static final String TOKEN = "token";
    static final String UPDATED_AT = "updated_at";

    private AccountSchema() {}

    static TableSchema<SocialAccount> create() {
        return StaticImmutableTableSchema.builder(SocialAccount.class, Builder.class)
                .newItemBuilder(Builder::new, Builder::build)
                .addAttribute(
                        String.class,
                        a -> a.name(USER_ID)
                                .getter(account -> account.key().userId().value())
                                .setter(Builder::userId)
                                .tags(primaryPartitionKey()))
                .addAttribute(
                        String.class,
                        a -> a.name(DESTINATION)
                                .getter(account -> account.key().destination().toString())
                                .setter(Builder::destination)
                                .tags(primarySortKey()))
                .addAttribute(
                        String.class,
                        a -> a.name("display_name")
                                .getter(SocialAccount::displayName)
                                .setter(Builder::displayName))
                .addAttribute(
                        String.class,
                        a -> a.name("login").getter(SocialAccount::login).setter(Builder::login))
                .addAttribute(
                        String.class,
                        a -> a.name(STATUS)
                                .getter(account -> Words.of(account.status()))
                                .setter(Builder::status))
                .addAttribute(
                        String.class,
                        a -> a.name(TOKEN)
                                .getter(account -> account.token().ciphertext())
                                .setter(Builder::token))
                .addAttribute(
                        Instant.class,
                        a -> a.name("connected_at")
                                .getter(SocialAccount::connectedAt)
                                .setter(Builder::connectedAt))
                .addAttribute(
                        Instant.class,
                        a -> a.name(UPDATED_AT).getter(SocialAccount::updatedAt).setter(Builder::updatedAt))
                .build();
    }

    /** Takes an item's attributes one by one, as the schema hands them out. */
    private static final class Builder {
        private @Nullable String userId;
        private @Nullable String destination;
        private @Nullable String displayName;
        private @Nullable String login;
        private @Nullable String status;
        private @Nullable String token;
        private @Nullable Instant connectedAt;
        private @Nullable Instant updatedAt;

        private void userId(String value) {
            userId = value;
        }

        private void destination(String value) {
            destination = value;
        }

        private void displayName(String value) {
            displayName = value;
        }

        private void login(String value) {
            login = value;
        }

        private void status(String value) {
            status = value;
        }

        private void token(String value) {
            token = value;
        }

        private void connectedAt(Instant value) {
            connectedAt = value;
        }

        private void updatedAt(Instant value) {
            updatedAt = value;
        }

        private SocialAccount build() {
            AccountKey key = new AccountKey(
                    new UserId(required(userId, USER_ID)), Destinations.read(required(destination, DESTINATION)));
            return new SocialAccount(
                    key,
                    required(displayName, "display_name"),
                    required(login, "login"),
                    Words.read(AccountStatus.class, required(status, STATUS)),
                    new EncryptedToken(required(token, TOKEN)),
                    required(connectedAt, "connected_at"),
                    required(updatedAt, UPDATED_AT));
        }

        private static <T> T required(@Nullable T value, String name) {
            return Objects.requireNonNull(value, () -> "a stored account has no " + name);
        }
    }
}
