package dev.socialposting.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.socialposting.endtoend.Locators.button;
import static dev.socialposting.endtoend.Locators.dialog;
import static dev.socialposting.endtoend.Locators.link;
import static dev.socialposting.endtoend.Locators.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a user does about posts in a browser: stop one, try one again. */
@ExtendWith(DashboardExtension.class)
class SettlePostsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void whatHasNotGoneOutYetIsCancelledAfterAQuestion(Dashboard dashboard) {
        User user = dashboard.user();
        String id = user.post("Not today", List.of(user.connectSlow("Takes a minute", 60)));

        Page page = dashboard.open("/uploads/" + id);
        // The log says it too, within a sentence.
        assertThat(dialog(page)
                        .getByText("Instagram is processing the video", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        button(page, "Cancel: Takes a minute").click();
        Locator question = dialog(page).last();
        assertThat(question).containsText("It will not be posted there.");
        assertThat(question.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Keep it")))
                .isFocused();
        question.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Stop posting"))
                .click();

        assertThat(dialog(page)).hasCount(1);
        assertThat(dialog(page).getByText("Cancelled").first()).isVisible();
        assertThat(button(page, "Cancel: Takes a minute")).hasCount(0);
        assertThat(user.awaitFinal(id).path("status").asText()).isEqualTo("cancelled");
        assertThat(user.logs(id).getLast().path("code").asText()).isEqualTo("cancelled");
        page.keyboard().press("Escape");
        assertThat(row(page, "Not today").getByText("0 of 1 published, 1 cancelled"))
                .isVisible();
        assertThat(user.publicPosts("Not today")).isEmpty();
    }

    @Test
    void whatFailedForWantOfATokenIsTriedAgainOnceTheAccountIsConnectedAgain(Dashboard dashboard) {
        User user = dashboard.user();
        String destination = user.connectNew("Came back", "token-error", "{}");
        String id = user.post("Late but there", List.of(destination));
        assertThat(user.awaitFinal(id).path("status").asText()).isEqualTo("failed");

        Page page = dashboard.open("/uploads/" + id);
        assertThat(dialog(page).getByText("What went wrong")).isVisible();
        assertThat(button(page, "Try again: Came back")).hasCount(0);
        link(dialog(page), "Reconnect Came back").click();
        Locator form = dialog(page);
        assertThat(form).containsText("Reconnect Came back");
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Reconnect"))
                .click();
        assertThat(form.getByLabel("Access token").first()).hasAttribute("aria-invalid", "true");
        assertThat(form.getByText("Instagram refused the stored token: give a new one."))
                .isVisible();
        dashboard.inBothThemes("account-reconnect");

        user.mendAndReconnect(destination);
        page.navigate("/uploads/" + id);
        button(page, "Try again: Came back").click();
        assertThat(page.getByText("it is tried again")).isVisible();
        assertThat(user.awaitFinal(id).path("status").asText()).isEqualTo("completed");
        assertThat(user.publicPosts("Late but there")).hasSize(1);
        assertThat(dialog(page).getByText(user.told(id, "retry_requested"))).isVisible();
    }

    @Test
    void whatWouldFailAgainCannotBeTriedAgain(Dashboard dashboard) {
        User user = dashboard.user();
        String id = user.post("Of no use", List.of(user.connectNew("Picky", "bad-video", "{}")));
        user.awaitFinal(id);

        Page page = dashboard.open("/uploads/" + id);

        assertThat(dialog(page).getByText("Next step")).isVisible();
        assertThat(button(page, "Try again")).hasCount(0);
    }

    @Test
    void whatNobodyCanSayIsAskedAboutOnceMoreAndThenSettledByItsUser(Dashboard dashboard) {
        User user = dashboard.user();
        // The answer is lost, and the Page's list does not show the video as long as this test lasts.
        user.connectNew("facebook", "Silent page", "answer-lost-list-late", "{\"delay_seconds\": \"9000\"}");
        // The field has no seconds: more than a minute from now, and less than two and a half.
        ZonedDateTime end = ZonedDateTime.now(BERLIN).plusSeconds(150).truncatedTo(ChronoUnit.MINUTES);

        Page page = dashboard.open("/");
        page.getByLabel("Video URL").fill(dashboard.system().simulator() + "/videos/vertical.mp4");
        page.getByLabel("Caption").fill("Is it there?");
        page.getByLabel("Silent page", new Page.GetByLabelOptions().setExact(true))
                .check();
        button(page, "Options for Silent page").click();
        page.getByLabel("Post as").selectOption("video");
        page.getByLabel("Give it up if it is not out by a certain time").check();
        page.getByLabel("Give up if not out by")
                .fill(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm").format(end));
        button(page, "Post to 1 destination").click();

        Locator notice = dialog(page).getByText("Check this account");
        assertThat(notice).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(300_000));
        assertThat(dialog(page).getByText("0 of 1 published, 1 unconfirmed")).isVisible();
        assertThat(dialog(page).getByText("Next step")).isVisible();
        dashboard.inBothThemes("details-unconfirmed");
        String id = page.url().substring(page.url().lastIndexOf('/') + 1);

        button(page, "Verify now: Silent page").click();
        assertThat(page.getByText("the platform is asked once more")).isVisible();
        assertThat(dialog(page).getByText(user.told(id, "verify_requested")).first())
                .isVisible();
        assertThat(button(page, "It is there: Silent page"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));

        button(page, "It is there: Silent page").click();
        Locator question = dialog(page).last();
        assertThat(question).containsText("It counts as published from now on.");
        question.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("It is there"))
                .click();
        assertThat(dialog(page).getByText("1 of 1 published")).isVisible();
        assertThat(user.publicPosts("Is it there?")).hasSize(1);
    }
}
