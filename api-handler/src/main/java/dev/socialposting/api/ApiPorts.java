package dev.socialposting.api;

import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.accounts.TokenCipher;
import dev.socialposting.api.accounts.AccountRoutes;
import dev.socialposting.api.http.Route;
import dev.socialposting.api.http.Router;
import dev.socialposting.api.uploads.UploadRoutes;
import dev.socialposting.platforms.MediaUrlRules;
import dev.socialposting.platforms.PlatformCatalog;
import dev.socialposting.uploads.queue.PostingQueue;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Everything the API needs from outside.
 *
 * @param videoUrls which addresses of videos are accepted
 * @param randomIds for new requests and nudges
 */
public record ApiPorts(
        UploadRequestStore requests,
        PostingLog log,
        PostingQueue queue,
        SocialAccountStore accounts,
        TokenCipher cipher,
        PlatformCatalog platforms,
        MediaUrlRules videoUrls,
        Clock clock,
        Supplier<UUID> randomIds) {
    Router router() {
        List<Route> routes = new ArrayList<>(
                new UploadRoutes(requests, log, queue, accounts, platforms, videoUrls, clock, randomIds).routes());
        routes.addAll(new AccountRoutes(accounts, cipher, platforms, clock).routes());
        return new Router(routes);
    }
}
