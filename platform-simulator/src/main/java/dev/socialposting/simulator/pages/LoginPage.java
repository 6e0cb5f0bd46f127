package dev.socialposting.simulator.pages;

import dev.socialposting.simulator.http.SimulatorResponse;
import dev.socialposting.simulator.login.LoginQuestion;
import java.util.stream.Collectors;

/** What a person's browser shows during a login. */
public final class LoginPage {
    private LoginPage() {}

    /** The page for a question, or the way back to the app. */
    public static SimulatorResponse render(LoginQuestion question) {
        return switch (question) {
            case LoginQuestion.Malformed(String reason) ->
                Html.page(400, "This login does not work", "<p>" + Html.escape(reason) + "</p>");
            case LoginQuestion.Left(String platform) ->
                Html.page(200, "Connect to " + platform, "<p>The person closed this page. Nobody is sent back.</p>");
            case LoginQuestion.SendBack(String location) -> SimulatorResponse.redirect(location);
            case LoginQuestion.Ask ask -> Html.page(200, "Connect to " + ask.platformName(), body(ask));
        };
    }

    private static String body(LoginQuestion.Ask ask) {
        String scopes = ask.scopes().stream()
                .map(scope -> "<li><code>" + Html.escape(scope) + "</code></li>")
                .collect(Collectors.joining());
        String choices = ask.choices().stream()
                .map(choice -> "<li>"
                        + Html.link(choice.url(), "Allow as " + choice.account().displayName()) + "</li>")
                .collect(Collectors.joining("\n"));
        return "<p>An app asks for:</p><ul>" + scopes + "</ul><ul class=\"choices\">" + choices + "<li>"
                + Html.link(ask.declineUrl(), "Decline") + "</li></ul>";
    }
}
