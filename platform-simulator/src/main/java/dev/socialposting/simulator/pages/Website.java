package dev.socialposting.simulator.pages;

import dev.socialposting.simulator.admin.Administration;
import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.http.SimulatorResponse;
import dev.socialposting.simulator.kit.SimulatedPlatform;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.PublicPost;
import dev.socialposting.simulator.model.SimulatedAccount;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the page for an address: the front page, an account's page, or the page that a permalink leads to. */
public final class Website {
    private final Administration simulator;

    /** The websites of a simulator. */
    public Website(Administration simulator) {
        this.simulator = simulator;
    }

    /** Answers a browser. */
    public SimulatorResponse answer(SimulatorRequest request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return Html.page(405, "Only for reading", "<p>These pages can only be read.</p>");
        }
        if (request.path().equals("/")) {
            return new IndexPage(simulator).render();
        }
        String path = withoutSlash(request.path());
        return account(path)
                .map(this::accountPage)
                .or(() -> post(path).map(this::postPage))
                .orElseGet(() -> Html.notFound("There is no account and no post at this address."));
    }

    private Optional<SimulatedAccount> account(String path) {
        return simulator.accounts().stream()
                .filter(account -> platform(simulator, account.platform()).isPathOf(account, path))
                .findFirst();
    }

    private Optional<PublicPost> post(String path) {
        return simulator.posts().stream()
                .filter(post -> withoutSlash(URI.create(post.permalink()).getPath())
                                .equals(path)
                        || platform(simulator, post.account().platform()).isPathOf(post, path))
                .findFirst();
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** The platform that an account is on. */
    static SimulatedPlatform platform(Administration simulator, Platform id) {
        return simulator.platforms().stream()
                .filter(platform -> platform.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no platform " + id.id()));
    }

    /** A link to an account's page. */
    static String link(Administration simulator, SimulatedAccount account) {
        return Html.link(platform(simulator, account.platform()).accountPath(account), account.displayName());
    }

    /** An account with all its public posts, newest first. */
    private SimulatorResponse.Answer accountPage(SimulatedAccount account) {
        List<PublicPost> posts = simulator.posts().reversed().stream()
                .filter(post -> post.account().equals(account.key()))
                .toList();
        String facts = "<p class=\"facts\">" + Html.escape(account.key().toString()) + " · scenario <code>"
                + Html.escape(account.scenario().id()) + "</code> · " + posts.size()
                + (posts.size() == 1 ? " public post" : " public posts") + "</p>";
        String list = posts.isEmpty()
                ? "<p>Nothing has been published here yet.</p>"
                : posts.stream()
                        .map(Website::html)
                        .collect(Collectors.joining("\n", "<div class=\"posts\">", "</div>"));
        return Html.page(200, account.displayName(), facts + list);
    }

    /** The page a permalink leads to. */
    private SimulatorResponse.Answer postPage(PublicPost post) {
        String account = simulator
                .account(post.account())
                .map(owner -> "<p class=\"facts\">By " + link(simulator, owner) + "</p>")
                .orElse("");
        return Html.page(
                200, "Post on " + platform(simulator, post.account().platform()).displayName(), account + html(post));
    }

    /** One post: player, caption, time and link. */
    private static String html(PublicPost post) {
        String origin = post.origin() == PublicPost.Origin.APP ? " · posted in the app, not through the API" : "";
        return """
                <article>
                %s
                <p class="caption">%s</p>
                <p class="facts"><time datetime="%s">%s</time>%s · post %s · <a href="%s">link to this post</a></p>
                </article>
                """.formatted(
                        player(post.videoUrl()),
                        Html.escape(post.caption()),
                        post.publishedAt(),
                        post.publishedAt(),
                        origin,
                        Html.escape(post.postId()),
                        Html.escape(URI.create(post.permalink()).getPath()));
    }

    private static String player(Optional<String> videoUrl) {
        return videoUrl.map(url ->
                        "<video controls preload=\"metadata\" playsinline src=\"" + Html.escape(url) + "\"></video>")
                .orElse("<p class=\"no-video\">This video was sent as bytes, which are not kept.</p>");
    }
}
