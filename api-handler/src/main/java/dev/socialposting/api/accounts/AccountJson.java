package dev.socialposting.api.accounts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.accounts.SocialAccount;
import dev.socialposting.api.http.Json;
import dev.socialposting.uploads.model.Destination;

/** An account, as users read it: without its token. */
final class AccountJson {
    private AccountJson() {}

    static ObjectNode write(SocialAccount account) {
        Destination destination = account.key().destination();
        ObjectNode json = Json.object()
                .put("destination", destination.toString())
                .put("platform", destination.platform().name())
                .put("account_id", destination.accountId())
                .put("display_name", account.displayName())
                .put("login", account.login())
                .put("status", Json.word(account.status()))
                .put("connected_at", Json.instant(account.connectedAt()))
                .put("updated_at", Json.instant(account.updatedAt()));
        json.putObject("links").put("self", self(destination));
        return json;
    }

    static String self(Destination destination) {
        return "/api/social/accounts/" + destination;
    }
}
