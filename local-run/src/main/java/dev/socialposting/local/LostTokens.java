package dev.socialposting.local;

import dev.socialposting.accounts.ConnectedAccounts;
import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.accounts.TokenCipher;
import dev.socialposting.aws.AwsPorts;
import dev.socialposting.environment.Environment;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.uploads.model.UserId;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Accounts whose tokens cannot be read, because the key is another one now: they are not connected, and have to say so. */
final class LostTokens {

    private static final Logger LOG = LoggerFactory.getLogger(LostTokens.class);
    private static final String ACCOUNTS = "SocialAccountsTable";

    private final SocialAccountStore store;
    private final ConnectedAccounts connected;

    LostTokens(SocialAccountStore store, TokenCipher cipher, Clock clock) {
        this.store = store;
        this.connected = new ConnectedAccounts(store, cipher, clock);
    }

    /**
     * Has every such account say so.
     *
     * @param environment of a function that stores accounts
     */
    static void tell(LocalAws aws, Map<String, String> environment, Clock clock) {
        AwsPorts ports = new AwsPorts(new Environment(environment));
        new LostTokens(ports.socialAccounts(), ports.tokenCipher(), clock).tell(usersIn(aws));
    }

    /** Everybody who has an account. */
    private static Set<UserId> usersIn(LocalAws aws) {
        String user = aws.template().table(ACCOUNTS).key().partition();
        Set<UserId> users = new HashSet<>();
        aws.dynamoDb()
                .scanPaginator(request -> request.tableName(aws.tableName(ACCOUNTS)))
                .items()
                .forEach(item -> Optional.ofNullable(item.get(user))
                        .map(AttributeValue::s)
                        .ifPresent(name -> users.add(new UserId(name))));
        return users;
    }

    void tell(Set<UserId> users) {
        for (UserId user : users) {
            long lost = store.list(user).stream()
                    .filter(account -> !connected.requireReadableCredentials(account))
                    .count();
            if (lost > 0) {
                LOG.warn(
                        "The key that the tokens of {} accounts of {} were encrypted with is gone; connect them again",
                        lost,
                        user.value());
            }
        }
    }
}
