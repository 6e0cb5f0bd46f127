package dev.socialposting.simulator.pages;

import dev.socialposting.simulator.admin.Administration;
import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.http.SimulatorResponse;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.PublicPost;
import dev.socialposting.simulator.model.SimulatedAccount;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the page for an address: the front page, an account's page, or the page that a permalink leads to. */
public final class Website {
    private static final Pattern INSTAGRAM_ACCOUNT = Pattern.compile("/www\\.instagram\\.com/([^/]+)/?");
    private static final Pattern FACEBOOK_PAGE = Pattern.compile("/www\\.facebook\\.com/([^/]+)/?");
    private static final Pattern FACEBOOK_VIDEO =
            Pattern.compile("/www\\.facebook\\.com/(?:reel|watch|[^/]+/videos)/(\\d+)/?");

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
        return account(request.path())
                .map(found -> new AccountPage(simulator).render(found))
                .or(() -> post(request.path()).map(found -> new PostPage(simulator).render(found)))
                .orElseGet(() -> Html.notFound("There is no account and no post at this address."));
    }

    private Optional<SimulatedAccount> account(String path) {
        Matcher instagram = INSTAGRAM_ACCOUNT.matcher(path);
        Matcher facebook = FACEBOOK_PAGE.matcher(path);
        if (instagram.matches()) {
            return find(Platform.INSTAGRAM, instagram.group(1));
        }
        return facebook.matches() ? find(Platform.FACEBOOK, facebook.group(1)) : Optional.empty();
    }

    private Optional<SimulatedAccount> find(Platform platform, String name) {
        return simulator.accounts().stream()
                .filter(account -> account.platform() == platform)
                .filter(account ->
                        account.username().equals(name) || account.accountId().equals(name))
                .findFirst();
    }

    /** A Facebook video opens under both of the forms that its link may have. */
    private Optional<PublicPost> post(String path) {
        Matcher video = FACEBOOK_VIDEO.matcher(path);
        String id = video.matches() ? video.group(1) : "";
        String withSlash = path.endsWith("/") ? path : path + "/";
        return simulator.posts().stream()
                .filter(post -> URI.create(post.permalink()).getPath().equals(withSlash)
                        || (post.account().platform() == Platform.FACEBOOK
                                && post.mediaId().equals(id)))
                .findFirst();
    }

    /** The address of an account's page, as a path. */
    static String pathOf(SimulatedAccount account) {
        return switch (account.platform()) {
            case INSTAGRAM -> "/www.instagram.com/" + account.username() + "/";
            case FACEBOOK -> "/www.facebook.com/" + account.accountId() + "/";
        };
    }
}
