package dev.socialposting.api.uploads;

import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.api.http.CountedCalls;
import dev.socialposting.api.http.Route;
import dev.socialposting.api.http.WithoutParameters;
import dev.socialposting.api.http.WritingEndpoint;
import dev.socialposting.concurrency.AtOnce;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.platforms.rules.MediaUrlRules;
import dev.socialposting.uploads.queue.PostingQueue;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.RecentPosts;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/**
 * The routes of the calls about posts, and what they need.
 *
 * @param randomIds for requests without an idempotency key, and for nudges
 * @param threads gives the threads of what one call does at once
 * @param program names the running program, of which another may show the same in another way
 */
public record UploadRoutes(
        UploadRequestStore requests,
        PostingLog log,
        PostingQueue queue,
        RecentPosts recentPosts,
        SocialAccountStore accounts,
        SocialPlatforms platforms,
        MediaUrlRules videoUrls,
        Clock clock,
        Supplier<UUID> randomIds,
        Supplier<ExecutorService> threads,
        String program,
        CountedCalls counted) {
    public List<Route> routes() {
        OwnUploads uploads = new OwnUploads(requests);
        AtOnce atOnce = new AtOnce(threads);
        LogReader logReader = new LogReader(log, atOnce);
        UploadJson.ShownVersion shown = new UploadJson.ShownVersion(program);
        Aftermath aftermath = new Aftermath(log, queue, randomIds);
        PostChecks checks = new PostChecks(platforms, videoUrls, accounts, clock);
        CreatePost createPost = new CreatePost(
                new PostBody.Reader(platforms),
                checks,
                new Acceptance(
                        requests,
                        aftermath,
                        new PostWarnings(platforms, recentPosts, requests, log),
                        atOnce,
                        clock,
                        randomIds));
        CommandRunner runner = new CommandRunner(requests, aftermath, clock);
        ChangeUpload change = new ChangeUpload(uploads, checks, requests, aftermath, platforms, clock);
        return List.of(
                new Route("POST", "/api/social/post", createPost.orRehearsal(counted)),
                command("retry", new ChangePostings(uploads, runner, new Command.Retry(accounts))),
                command("cancel", new ChangePostings(uploads, runner, new Command.Cancel())),
                command("verify", new ChangePostings(uploads, runner, new Command.Verify())),
                command("resolve", new ChangePostings.Resolve(uploads, runner)),
                new Route("GET", "/api/social/uploads", new ListUploads(requests, platforms, shown)),
                new Route("PATCH", "/api/social/uploads/{request_id}", new WithoutParameters(counted.of(change))),
                new Route("GET", "/api/social/uploads/{request_id}", new GetUpload(uploads, logReader, clock, shown)),
                new Route(
                        "GET", "/api/social/uploads/{request_id}/logs", new GetUploadLogs(uploads, logReader, clock)));
    }

    private Route command(String name, WritingEndpoint endpoint) {
        return new Route(
                "POST", "/api/social/uploads/{request_id}/" + name, new WithoutParameters(counted.of(endpoint)));
    }
}
