package dev.socialposting.simulator.pages;

import dev.socialposting.simulator.admin.Administration;
import dev.socialposting.simulator.http.SimulatorResponse;
import dev.socialposting.simulator.model.PublicPost;

/** The page a permalink leads to. */
record PostPage(Administration simulator) {

    SimulatorResponse.Answer render(PublicPost post) {
        String account = simulator
                .account(post.account())
                .map(owner -> "<p class=\"facts\">By " + Website.link(simulator, owner) + "</p>")
                .orElse("");
        return Html.page(
                200,
                "Post on "
                        + Website.platform(simulator, post.account().platform()).displayName(),
                account + PostHtml.render(post));
    }
}
