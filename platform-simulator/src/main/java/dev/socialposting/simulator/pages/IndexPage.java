package dev.socialposting.simulator.pages;

import dev.socialposting.simulator.admin.Administration;
import dev.socialposting.simulator.http.SimulatorResponse;
import dev.socialposting.simulator.kit.SimulatedPlatform;
import dev.socialposting.simulator.model.ScenarioDescription;
import dev.socialposting.simulator.model.SimulatedAccount;
import java.util.List;
import java.util.stream.Collectors;

/** The front page: all accounts, all scenarios, and where to look further. */
record IndexPage(Administration simulator) {
    private static final List<String> DATA =
            List.of("/_simulator/posts", "/_simulator/calls", "/_simulator/accounts", "/_simulator/scenarios");

    SimulatorResponse.Answer render() {
        String platforms = simulator.platforms().stream().map(this::platform).collect(Collectors.joining("\n"));
        String data = DATA.stream()
                .map(path -> "<li>" + Html.link(path, path) + "</li>")
                .collect(Collectors.joining());
        String intro = "<p>Fake platforms for development and tests. Every account plays a scenario; "
                + "open one to see what was published there.</p>";
        return Html.page(200, "Platform simulator", intro + platforms + "<h2>As JSON</h2><ul>" + data + "</ul>");
    }

    private String platform(SimulatedPlatform platform) {
        String accounts = simulator.accounts().stream()
                .filter(account -> account.platform().equals(platform.id()))
                .map(this::account)
                .collect(Collectors.joining("\n"));
        String scenarios = simulator.scenarios().stream()
                .filter(scenario -> scenario.platform().equals(platform.id()))
                .map(IndexPage::scenario)
                .collect(Collectors.joining("\n"));
        return """
                <h2>%s</h2>
                <div class="wide"><table>
                <thead><tr><th scope="col">Account</th><th scope="col">Id</th><th scope="col">Scenario</th><th scope="col">Posts</th></tr></thead>
                <tbody>
                %s
                </tbody></table></div>
                <details><summary>Scenarios of %s</summary>
                <dl>
                %s
                </dl></details>
                """.formatted(platform.displayName(), accounts, platform.displayName(), scenarios);
    }

    private String account(SimulatedAccount account) {
        long posts = simulator.posts().stream()
                .filter(post -> post.account().equals(account.key()))
                .count();
        return "<tr><td>" + Website.link(simulator, account) + "</td><td>"
                + Html.escape(account.accountId()) + "</td><td><code>"
                + Html.escape(account.scenario().id())
                + "</code></td><td>" + posts + "</td></tr>";
    }

    private static String scenario(ScenarioDescription scenario) {
        return "<dt><code>" + Html.escape(scenario.id()) + "</code></dt><dd>" + Html.escape(scenario.sentence())
                + "</dd>";
    }
}
