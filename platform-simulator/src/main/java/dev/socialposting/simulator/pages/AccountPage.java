package dev.socialposting.simulator.pages;

import dev.socialposting.simulator.admin.Administration;
import dev.socialposting.simulator.http.SimulatorResponse;
import dev.socialposting.simulator.model.PublicPost;
import dev.socialposting.simulator.model.SimulatedAccount;
import java.util.List;
import java.util.stream.Collectors;

/** An account with all its public posts, newest first. */
record AccountPage(Administration simulator) {

    SimulatorResponse.Answer render(SimulatedAccount account) {
        List<PublicPost> posts = simulator.posts().reversed().stream()
                .filter(post -> post.account().equals(account.key()))
                .toList();
        String facts = "<p class=\"facts\">" + Html.escape(account.key().toString()) + " · scenario <code>"
                + Html.escape(account.scenario().id()) + "</code> · " + posts.size()
                + (posts.size() == 1 ? " public post" : " public posts") + "</p>";
        String list = posts.isEmpty()
                ? "<p>Nothing has been published here yet.</p>"
                : posts.stream()
                        .map(PostHtml::render)
                        .collect(Collectors.joining("\n", "<div class=\"posts\">", "</div>"));
        return Html.page(200, account.displayName(), facts + list);
    }
}
