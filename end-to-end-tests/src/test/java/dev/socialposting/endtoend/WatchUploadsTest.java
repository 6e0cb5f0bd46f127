package dev.socialposting.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.socialposting.endtoend.Locators.button;
import static dev.socialposting.endtoend.Locators.dialog;
import static dev.socialposting.endtoend.Locators.link;
import static dev.socialposting.endtoend.Locators.row;
import static dev.socialposting.endtoend.Locators.rows;
import static dev.socialposting.endtoend.Locators.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The list and the details in a browser: what a user sees of posts on their way. */
@ExtendWith(DashboardExtension.class)
class WatchUploadsTest {

    @Test
    void slowProcessingIsSeenToMoveByItselfToItsEnd(Dashboard dashboard) {
        User user = dashboard.user();
        user.post("Takes a while", List.of(user.connectSlow("Slow today", 8)));

        Page page = dashboard.open("/uploads");
        page.evaluate("window.loadedOnce = true");
        Locator row = row(page, "Takes a while");

        assertThat(row.getByText("In progress").first()).isVisible();
        assertThat(row.getByText("1 of 1 published"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(90_000));
        assertThat(row.getByText("Published", new Locator.GetByTextOptions().setExact(true)))
                .hasCount(2);
        assertThat(page.evaluate("window.loadedOnce")).isEqualTo(true);
    }

    @Test
    void eachOfSeveralDestinationsHasItsOwnEnd(Dashboard dashboard) {
        User user = dashboard.user();
        List<String> happy = user.connect("Happy path");
        List<String> expired = user.connect("Expired token");
        String id = user.post("To three", List.of(happy.get(0), happy.get(1), expired.get(0)));
        JsonNode upload = user.awaitFinal(id);

        Page page = dashboard.open("/uploads");
        Locator row = row(page, "To three");

        assertThat(row.getByText("Partly published")).isVisible();
        assertThat(row.getByText("2 of 3 published, 1 failed")).isVisible();
        assertThat(posting(row, "Instagram · Happy path")).containsText("Published");
        assertThat(posting(row, "Facebook · Happy path")).containsText("Published");
        assertThat(posting(row, "Instagram · Expired token")).containsText("Failed");
        assertThat(posting(row, "Instagram · Expired token"))
                .containsText(upload.at("/destinations")
                        .path(expired.get(0))
                        .path("error")
                        .asText());

        link(row, "View details of To three").click();
        String permalink = upload.path("destinations")
                .path(happy.get(0))
                .at("/result/permalink")
                .asText();
        assertThat(link(card(page, "Instagram · Happy path"), "Open the post on"))
                .hasAttribute("href", permalink);
    }

    @Test
    void anExpiredTokenIsToldInThePlatformsWordsWithItsMeaningAndTheNextStep(Dashboard dashboard) {
        User user = dashboard.user();
        List<String> expired = user.connect("Expired token");
        String id = user.post("With an old token", List.of(expired.get(0)));
        JsonNode failed = user.awaitFinal(id).path("destinations").path(expired.get(0));

        Page page = dashboard.open("/uploads/" + id);
        Locator card = card(page, "Instagram · Expired token");

        assertThat(card).containsText(failed.path("error").asText());
        assertThat(card).containsText(failed.at("/error_details/explanation").asText());
        assertThat(card).containsText(failed.at("/error_details/next_step").asText());
        assertThat(card).containsText("190/463");
        assertThat(link(card, "Reconnect Instagram · Expired token"))
                .hasAttribute("href", Pattern.compile("/accounts\\?account=instagram"));
    }

    @Test
    void textOfAUserIsNeverHtmlAndMayRunFromRightToLeft(Dashboard dashboard) {
        User user = dashboard.user();
        List<String> happy = user.connect("Happy path");
        String html = "<img src=x onerror=alert(1)><b>bold</b> &amp; <script>alert(2)</script>";
        String rightToLeft = "שלום לכולם, סרטון חדש!";
        String first = user.post(html, List.of(happy.get(0)));
        String second = user.post(rightToLeft, List.of(happy.get(0)));

        Page page = dashboard.open("/uploads");
        Locator shown = text(page, html);
        assertThat(shown).isVisible();
        assertThat(page.locator("main b, main img, main script")).hasCount(0);
        Locator fromTheRight = text(page, rightToLeft);
        assertThat(fromTheRight).isVisible();
        assertThat(exclamationMarkIsLeftOfTheText(fromTheRight)).isTrue();

        page.navigate("/uploads/" + first);
        assertThat(dialog(page)).containsText(html);
        assertThat(page.locator("[role=dialog] b, [role=dialog] img, [role=dialog] script"))
                .hasCount(0);
        page.navigate("/uploads/" + second);
        assertThat(exclamationMarkIsLeftOfTheText(dialog(page).getByTestId("caption")))
                .isTrue();
    }

    @Test
    void filtersAreKeptOverReloadAndTheBackButton(Dashboard dashboard) {
        User user = dashboard.user();
        String good = user.connect("Happy path").get(0);
        String bad = user.connect("Expired token").get(1);
        user.awaitFinal(user.post("This one goes out", List.of(good)));
        user.awaitFinal(user.post("This one does not", List.of(bad)));

        Page page = dashboard.open("/uploads");
        assertThat(rows(page)).hasCount(2);
        page.getByLabel("Status").selectOption("Failed");
        assertThat(rows(page)).hasCount(1);
        page.getByLabel("Platform").selectOption("Facebook");
        page.getByLabel("Search in captions, videos and ids").fill("does not");
        assertThat(page).hasURL(Pattern.compile("status=failed&platform=facebook&q=does"));

        page.reload();
        assertThat(page.getByLabel("Search in captions, videos and ids")).hasValue("does not");
        assertThat(page.getByLabel("Status")).hasValue("failed");
        assertThat(rows(page)).hasCount(1);
        assertThat(row(page, "This one does not")).isVisible();

        link(row(page, "This one does not"), "View details").click();
        assertThat(dialog(page)).isVisible();
        page.goBack();
        assertThat(dialog(page)).isHidden();
        assertThat(page.getByLabel("Platform")).hasValue("facebook");
        page.goBack();
        assertThat(page.getByLabel("Platform")).hasValue("");
        assertThat(page.getByLabel("Status")).hasValue("failed");
        page.goBack();
        assertThat(rows(page)).hasCount(2);
    }

    @Test
    void twoUsersSeeOnlyTheirOwn(Dashboard one, Dashboard other) {
        String ofOne = one.user().post("Of the one", one.user().connect("Happy path"));
        other.user().post("Of the other", other.user().connect("Happy path"));

        assertThat(rows(one.open("/uploads"))).hasCount(1);
        assertThat(row(one.page(), "Of the one")).isVisible();
        assertThat(rows(other.open("/uploads"))).hasCount(1);
        assertThat(row(other.page(), "Of the other")).isVisible();

        other.expectComplaintsOf("404");
        other.open("/uploads/" + ofOne);
        assertThat(other.page().getByText("There is no such post")).isVisible();
        other.open("/uploads/" + ofOne + "/logs");
        assertThat(other.page().getByText("There is no such post")).isVisible();
    }

    @Test
    void twoHundredPostsAreLoadedPageByPage(Dashboard dashboard) {
        User user = dashboard.user();
        List<String> expired = user.connect("Expired token");
        List<String> captions = Stream.iterate(1, n -> n + 1)
                .limit(200)
                .map(n -> n % 20 == 0 ? "Jubilee " + n : "Number " + n)
                .toList();
        captions.forEach(caption -> user.post(caption, List.of(expired.get(0))));

        Page page = dashboard.open("/uploads");
        assertThat(rows(page)).hasCount(20);
        assertThat(row(page, "Jubilee 200")).isVisible();
        for (int loaded = 40; loaded <= 200; loaded += 20) {
            button(page, "Load more").click();
            assertThat(rows(page)).hasCount(loaded);
        }

        assertThat(page.getByTestId("summary")).hasText("200 need you: reconnect 1 account.");
        assertThat(button(page, "Load more")).isHidden();
        page.getByLabel("Search in captions, videos and ids").fill("jubilee");
        assertThat(rows(page)).hasCount(10);
        assertThat(page.getByTestId("summary")).hasText("10 need you: reconnect 1 account.");
        assertThat(page).hasURL(Pattern.compile("q=jubilee"));
    }

    @Test
    void aLostConnectionKeepsWhatIsShownAndComesBackByItself(Dashboard dashboard) {
        User user = dashboard.user();
        user.post("Before the loss", List.of(user.connectSlow("Slow for a while", 15)));
        dashboard.expectComplaintsOf("ERR_INTERNET_DISCONNECTED");

        Page page = dashboard.open("/uploads");
        assertThat(row(page, "Before the loss")).isVisible();
        dashboard.context().setOffline(true);
        assertThat(page.getByRole(AriaRole.ALERT).getByText("No connection to the server"))
                .isVisible();
        assertThat(row(page, "Before the loss")).isVisible();
        user.post("During the loss", user.connect("Happy path"));

        dashboard.context().setOffline(false);
        assertThat(row(page, "During the loss")).isVisible();
        assertThat(page.getByText("No connection to the server")).isHidden();
    }

    /** In a line that runs from right to left, what stands last in the text stands leftmost. */
    private static boolean exclamationMarkIsLeftOfTheText(Locator caption) {
        return (boolean) caption.evaluate("""
                caption => {
                  const text = caption.firstChild
                  const place = (from, to) => {
                    const range = document.createRange()
                    range.setStart(text, from)
                    range.setEnd(text, to)
                    return range.getBoundingClientRect()
                  }
                  return place(text.length - 1, text.length).left < place(0, text.length - 1).left
                }""");
    }

    private static Locator posting(Locator row, String account) {
        return row.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(account));
    }

    private static Locator card(Page page, String account) {
        return dialog(page).getByRole(AriaRole.ARTICLE, new Locator.GetByRoleOptions().setName(account));
    }
}
