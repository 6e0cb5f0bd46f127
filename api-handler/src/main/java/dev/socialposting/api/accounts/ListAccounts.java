package dev.socialposting.api.accounts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.api.http.Call;
import dev.socialposting.api.http.Endpoint;
import dev.socialposting.api.http.EntityTag;
import dev.socialposting.api.http.Json;
import dev.socialposting.api.http.Reply;
import java.util.List;

/** {@code GET /api/social/accounts}: all accounts of the caller. */
final class ListAccounts implements Endpoint {
    private final SocialAccountStore accounts;

    ListAccounts(SocialAccountStore accounts) {
        this.accounts = accounts;
    }

    @Override
    public Reply handle(Call call) {
        ObjectNode json = Json.object();
        ArrayNode items = json.putArray("items");
        accounts.list(call.caller()).forEach(account -> items.add(AccountJson.write(account)));
        Reply reply = Reply.json(200, json);
        return EntityTag.of(List.of(reply.body())).reply(call.http(), () -> reply);
    }
}
