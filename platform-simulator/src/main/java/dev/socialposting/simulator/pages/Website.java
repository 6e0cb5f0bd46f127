package dev.socialposting.simulator.pages;

import dev.socialposting.simulator.admin.Administration;
import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.http.SimulatorResponse;
import dev.socialposting.simulator.kit.SimulatedPlatform;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.PublicPost;
import dev.socialposting.simulator.model.SimulatedAccount;
import java.net.URI;
import java.util.Optional;

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
                .map(found -> new AccountPage(simulator).render(found))
                .or(() -> post(path).map(found -> new PostPage(simulator).render(found)))
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
}
