package dev.socialposting.api.accounts;

import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.api.http.Call;
import dev.socialposting.api.http.Checked;
import dev.socialposting.api.http.Deed;
import dev.socialposting.api.http.Problem;
import dev.socialposting.api.http.Reply;
import dev.socialposting.uploads.model.Destination;
import java.util.Optional;

/** {@code GET} and {@code DELETE /api/social/accounts/{destination}}. */
final class OneAccount {
    private final SocialAccountStore accounts;

    OneAccount(SocialAccountStore accounts) {
        this.accounts = accounts;
    }

    Reply show(Call call) {
        return key(call)
                .flatMap(accounts::find)
                .map(account -> Reply.json(200, AccountJson.write(account)))
                .orElseGet(OneAccount::unknown);
    }

    Checked<Deed> remove(Call call) {
        return Checked.valid(() ->
                key(call).filter(accounts::remove).map(_ -> Reply.noContent()).orElseGet(OneAccount::unknown));
    }

    private static Optional<AccountKey> key(Call call) {
        return Destination.parse(call.pathParameter("destination"))
                .map(destination -> new AccountKey(call.caller(), destination));
    }

    private static Reply unknown() {
        return Problem.notFound("unknown_account", "You have not connected an account with this destination.")
                .toReply();
    }
}
