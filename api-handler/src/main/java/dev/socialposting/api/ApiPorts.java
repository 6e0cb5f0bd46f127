package dev.socialposting.api;

import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.accounts.TokenCipher;
import dev.socialposting.api.accounts.AccountRoutes;
import dev.socialposting.api.http.CountedCalls;
import dev.socialposting.api.http.Route;
import dev.socialposting.api.http.Router;
import dev.socialposting.api.http.WithoutParameters;
import dev.socialposting.api.platforms.ListPlatforms;
import dev.socialposting.api.uploads.UploadRoutes;
import dev.socialposting.aws.AwsPorts;
import dev.socialposting.calls.WritingCallLimit;
import dev.socialposting.concurrency.AtOnce;
import dev.socialposting.environment.Environment;
import dev.socialposting.platforms.Connector;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.platforms.http.JdkPlatformHttp;
import dev.socialposting.platforms.http.PlatformHttp;
import dev.socialposting.platforms.rules.MediaUrlRules;
import dev.socialposting.uploads.queue.PostingQueue;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.RecentPosts;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Everything the API needs from outside.
 *
 * @param platformHttp calls a platform when an account is connected
 * @param videoUrls which addresses of videos are accepted
 * @param callLimit how many calls a user may make that change something
 * @param randomIds for new requests and nudges
 * @param threads gives the threads of what one call does at once
 * @param program names the running program, of which another may show the same in another way
 */
public record ApiPorts(
        UploadRequestStore requests,
        PostingLog log,
        PostingQueue queue,
        RecentPosts recentPosts,
        SocialAccountStore accounts,
        TokenCipher cipher,
        SocialPlatforms platforms,
        PlatformHttp platformHttp,
        MediaUrlRules videoUrls,
        WritingCallLimit callLimit,
        Clock clock,
        Supplier<UUID> randomIds,
        Supplier<ExecutorService> threads,
        String program) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    /** With threads as they are when deployed, as a program of its own. */
    public ApiPorts(
            UploadRequestStore requests,
            PostingLog log,
            PostingQueue queue,
            RecentPosts recentPosts,
            SocialAccountStore accounts,
            TokenCipher cipher,
            SocialPlatforms platforms,
            PlatformHttp platformHttp,
            MediaUrlRules videoUrls,
            WritingCallLimit callLimit,
            Clock clock,
            Supplier<UUID> randomIds) {
        this(
                requests,
                log,
                queue,
                recentPosts,
                accounts,
                cipher,
                platforms,
                platformHttp,
                videoUrls,
                callLimit,
                clock,
                randomIds,
                Executors::newVirtualThreadPerTaskExecutor,
                startedAt(clock));
    }

    /**
     * The function's version as Lambda names it. A function without versions is known by its start: then no answer counts as known after
     * a deployment, and some do not that are.
     */
    static String program(Environment environment, Clock clock) {
        String version = environment.optional("AWS_LAMBDA_FUNCTION_VERSION");
        return NUMBER.matcher(version).matches() ? version : startedAt(clock);
    }

    private static String startedAt(Clock clock) {
        return clock.instant().toString();
    }

    /** The composition root: the real ports, as the environment names them. */
    static ApiPorts from(Environment environment) {
        return from(environment, new AwsPorts(environment));
    }

    static ApiPorts from(Environment environment, AwsPorts ports) {
        Clock clock = Clock.tickMillis(ZoneOffset.UTC);
        return new ApiPorts(
                ports.countedUploadRequests(),
                ports.postingLog(),
                ports.postingQueue(),
                ports.recentPosts(),
                ports.socialAccounts(),
                ports.tokenCipher(),
                SocialPlatforms.from(environment),
                // Made anew for each: few calls need one, and none should wait for it at the start.
                call -> new JdkPlatformHttp(Connector.LONGEST_CHECK).send(call),
                new MediaUrlRules(origins(environment.optional("VIDEO_URL_ALLOWED_ORIGINS"))),
                new WritingCallLimit(
                        environment.requiredNumber("WRITING_CALLS_PER_MINUTE"),
                        ports.callCounts(),
                        ports.metrics(),
                        clock),
                clock,
                UUID::randomUUID,
                Executors::newVirtualThreadPerTaskExecutor,
                program(environment, clock));
    }

    Router router() {
        CountedCalls counted = new CountedCalls(callLimit, new AtOnce(threads));
        List<Route> routes = new ArrayList<>(new UploadRoutes(
                        requests,
                        log,
                        queue,
                        recentPosts,
                        accounts,
                        platforms,
                        videoUrls,
                        clock,
                        randomIds,
                        threads,
                        program,
                        counted)
                .routes());
        routes.addAll(new AccountRoutes(accounts, cipher, platforms, platformHttp, clock, counted).routes());
        routes.add(new Route("GET", "/api/social/platforms", new WithoutParameters(new ListPlatforms(platforms))));
        return new Router(routes);
    }

    private static List<String> origins(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .toList();
    }
}
