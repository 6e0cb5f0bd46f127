package dev.socialposting.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.socialposting.endtoend.Locators.button;
import static dev.socialposting.endtoend.Locators.dialog;
import static dev.socialposting.endtoend.Locators.entries;
import static dev.socialposting.endtoend.Locators.link;
import static dev.socialposting.endtoend.Locators.row;
import static dev.socialposting.endtoend.Locators.rows;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every view for everybody: in both themes, on a phone, by keyboard, and with nothing that axe objects to. */
@ExtendWith(DashboardExtension.class)
class AccessibleTest {

    @Test
    void nothingIsObjectedToInTheFrameAndWhereThereIsNothingYet(Dashboard dashboard) {
        Page page = dashboard.open("/uploads");
        assertThat(page.getByText("Nothing posted yet")).isVisible();
        dashboard.inBothThemes("uploads-empty");

        page.navigate("/nowhere");
        assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
        dashboard.inBothThemes("not-found");

        page.keyboard().press("Shift+?");
        assertThat(dialog(page).getByText("Keyboard shortcuts")).isVisible();
        dashboard.inBothThemes("help");
        page.keyboard().press("Escape");
        assertThat(dialog(page)).isHidden();

        button(page, "Change the user").click();
        assertThat(dialog(page)).isVisible();
        dashboard.inBothThemes("user");
    }

    @Test
    void nothingIsObjectedToInTheViewsOfPosts(Dashboard dashboard) {
        String partlyFailed = postsOfAllKinds(dashboard.user());

        Page page = dashboard.open("/uploads");
        assertThat(rows(page)).hasCount(3);
        dashboard.inBothThemes("uploads");

        page.navigate("/uploads?q=matches+nothing");
        assertThat(page.getByText("No post matches")).isVisible();
        dashboard.inBothThemes("uploads-no-match");

        page.navigate("/uploads/" + partlyFailed);
        assertThat(dialog(page).getByText("What it means").first()).isVisible();
        assertThat(dialog(page).getByText("Timeline")).isVisible();
        dashboard.inBothThemes("details");

        page.navigate("/uploads/" + partlyFailed + "/logs");
        button(page, "Show all entries").click();
        entries(page)
                .filter(new Locator.FilterOptions().setHasText("media_publish"))
                .first()
                .locator("summary")
                .click();
        dashboard.inBothThemes("logs");
    }

    @Test
    void nothingIsObjectedToWherePostsAreMadeAndAccountsConnected(Dashboard dashboard) {
        Page page = dashboard.open("/");
        assertThat(page.getByText("There is nowhere to post to yet")).isVisible();
        dashboard.inBothThemes("compose-empty");

        dashboard.user().connect("Happy path");
        dashboard.user().connect("Expired token");
        page.reload();
        page.getByLabel("Video URL").fill(dashboard.system().simulator() + "/videos/vertical.mp4");
        page.getByLabel("Caption").fill("x".repeat(2_201));
        page.getByLabel("Instagram · Happy path", new Page.GetByLabelOptions().setExact(true))
                .check();
        button(page, "Options for Instagram · Happy path").click();
        button(page, "Post to 1 destination").click();
        assertThat(page.getByText("The post was not sent")).isVisible();
        dashboard.inBothThemes("compose");

        page.navigate("/accounts");
        assertThat(button(page, "Edit Instagram · Happy path")).isVisible();
        dashboard.inBothThemes("accounts");
        button(page, "Add an account").first().click();
        assertThat(dialog(page)).isVisible();
        button(page, "Connect").last().click();
        dashboard.inBothThemes("account-add");
        page.keyboard().press("Escape");
        button(page, "Remove Instagram · Happy path").click();
        assertThat(button(page, "Remove the account")).isVisible();
        dashboard.inBothThemes("account-remove");
    }

    @Test
    void onAPhoneNothingIsCutOffAndNothingIsObjectedTo(Dashboard dashboard) {
        String partlyFailed = postsOfAllKinds(dashboard.user());
        dashboard.phone();

        for (String path : List.of(
                "/uploads", "/uploads/" + partlyFailed, "/uploads/" + partlyFailed + "/logs", "/", "/accounts")) {
            Page page = dashboard.open(path);
            assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
            assertThat(page.getByLabel("Loading")).hasCount(0);
            assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                    .as("pixels of %s beyond the right edge", path)
                    .isEqualTo(0);
            dashboard.inBothThemes("phone" + path.replace(partlyFailed, "post").replace('/', '-'));
        }
    }

    @Test
    void onAPhoneADialogIsTheWholeScreenAndItsVideoIsNot(Dashboard dashboard) {
        String partlyFailed = postsOfAllKinds(dashboard.user());
        Page page = dashboard.phone().open("/uploads/" + partlyFailed);
        BoundingBox screen = new BoundingBox();
        screen.width = page.viewportSize().width;
        screen.height = page.viewportSize().height;

        assertThat(dialog(page)).isVisible();
        assertThat(dialog(page).boundingBox()).usingRecursiveComparison().isEqualTo(screen);
        assertThat(dialog(page).locator("video").boundingBox().height).isLessThan(screen.height / 2);

        link(dialog(page), "View logs").first().click();
        assertThat(dialog(page).getByText("NDJSON")).isVisible();
        assertThat(dialog(page).boundingBox()).usingRecursiveComparison().isEqualTo(screen);
    }

    @Test
    void everythingIsReachedByKeyboardAlone(Dashboard dashboard) {
        postsOfAllKinds(dashboard.user());
        Page page = dashboard.open("/");
        assertThat(heading(page, "New post")).isVisible();

        page.keyboard().press("u");
        assertThat(rows(page)).hasCount(3);
        page.keyboard().press("/");
        assertThat(page.getByLabel("Search in captions, videos and ids")).isFocused();
        page.keyboard().type("half of it");
        assertThat(page.getByLabel("Search in captions, videos and ids")).hasValue("half of it");
        assertThat(rows(page)).hasCount(1);

        Locator details = link(row(page, "Half of it"), "View details");
        tabTo(details);
        page.keyboard().press("Enter");
        assertThat(dialog(page)).isVisible();
        assertFocusIsInTheDialog(page);

        Locator logs = link(dialog(page), "View logs of Instagram · Happy path");
        tabTo(logs);
        page.keyboard().press("Enter");
        assertThat(entries(page).first()).isVisible();
        assertFocusIsInTheDialog(page);
        page.keyboard().press("/");
        assertThat(page.getByLabel("Search in the log")).isFocused();
        page.keyboard().type("publish");
        assertThat(page.getByLabel("Search in the log")).hasValue("publish");
        page.keyboard().press("Escape");
        assertThat(dialog(page)).isHidden();
        assertThat(details).isFocused();

        page.keyboard().press("n");
        assertThat(heading(page, "New post")).isVisible();
        page.keyboard().press("a");
        assertThat(heading(page, "Accounts")).isVisible();
    }

    @Test
    void aScriptThatIsNotTheDashboardsOwnIsRefused(Dashboard dashboard) {
        Page page = dashboard.open("/uploads");
        page.evaluate("""
                () => {
                  const script = document.createElement('script')
                  script.textContent = 'window.ran = true'
                  document.body.append(script)
                }""");

        assertThat(page.evaluate("window.ran")).isNull();
        assertThat(dashboard.complaints()).anyMatch(complaint -> complaint.contains("Content Security Policy"));
        dashboard.expectComplaintsOf("Content Security Policy");
    }

    /** One that is out, one that failed, one that half failed; answers the last. */
    private static String postsOfAllKinds(User user) {
        List<String> happy = user.connect("Happy path");
        List<String> expired = user.connect("Expired token");
        String out = user.post("All of it #video", happy);
        String failed = user.post("None of it", expired);
        String half = user.post("Half of it", List.of(happy.get(0), expired.get(1)));
        List.of(out, failed, half).forEach(user::awaitFinal);
        return half;
    }

    private static Locator heading(Page page, String text) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text));
    }

    private static void tabTo(Locator wanted) {
        for (int i = 0; i < 60; i++) {
            wanted.page().keyboard().press("Tab");
            if ((boolean) wanted.evaluate("element => element === document.activeElement")) {
                return;
            }
        }
        throw new AssertionError(wanted + " is not reached by the Tab key");
    }

    private static void assertFocusIsInTheDialog(Page page) {
        page.waitForCondition(() ->
                (boolean) page.evaluate("document.querySelector('[role=dialog]').contains(document.activeElement)"));
    }
}
