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
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Posts for later, in a browser whose clock is Berlin's. */
@ExtendWith(DashboardExtension.class)
class SchedulePostsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
    private static final String ACCOUNT = "Instagram · Happy path";

    @Test
    void aPostForLaterIsSeenWithItsTimeMovedAndCancelled(Dashboard dashboard) {
        User user = dashboard.user();
        user.connect("Happy path");
        ZonedDateTime noon = ZonedDateTime.now(NEW_YORK).plusDays(3).with(LocalTime.NOON);

        Page page = write(dashboard, "Not before noon");
        page.getByLabel("Time zone").selectOption(NEW_YORK.getId());
        page.getByLabel("Date and time").fill(FIELD.format(noon));
        assertThat(page.getByLabel("Date and time"))
                .hasAccessibleDescription(
                        Pattern.compile(".*12:00 in New York: in [23] days; that is 1[78]:00 for you\\."));
        dashboard.inBothThemes("compose-schedule");
        button(page, "Schedule for 1 destination").click();

        Locator schedule = schedule(page);
        assertThat(schedule).containsText("12:00 in New York");
        assertThat(dialog(page).getByText("It waits for its time, nothing is wrong."))
                .isVisible();
        String id = idIn(page);
        assertThat(scheduledAt(user, id)).isEqualTo(noon.toInstant());
        dashboard.inBothThemes("details-scheduled");

        button(page, "Change time or caption").click();
        page.getByLabel("Date and time").fill(FIELD.format(noon.plusMinutes(90)));
        page.getByLabel("Caption", new Page.GetByLabelOptions().setExact(true)).fill("Not before half past one");
        dashboard.inBothThemes("details-change");
        button(page, "Save the change").click();
        assertThat(dialog(page).getByText(user.told(id, "changed")).first()).isVisible();
        assertThat(button(page, "Save the change")).isHidden();
        assertThat(schedule).containsText("13:30 in New York");
        assertThat(scheduledAt(user, id)).isEqualTo(noon.plusMinutes(90).toInstant());

        page.keyboard().press("Escape");
        page.getByLabel("Status", new Page.GetByLabelOptions().setExact(true)).selectOption("scheduled");
        Locator row = row(page, "Not before half past one");
        assertThat(row).containsText("13:30 in New York");
        link(row, "View details").click();
        button(page, "Cancel: " + ACCOUNT).click();
        button(page, "Stop posting").click();
        assertThat(dialog(page).getByText("Cancelled").first()).isVisible();
        assertThat(user.awaitFinal(id).path("status").asText()).isEqualTo("cancelled");
        assertThat(user.publicPosts("Not before half past one")).isEmpty();
    }

    @Test
    void aPostGoesOutByItselfAtItsTimeAndIsSeenToWithoutALoad(Dashboard dashboard) {
        User user = dashboard.user();
        user.connect("Happy path");
        // The field has no seconds: more than a minute from now, and less than two and a half.
        ZonedDateTime time = ZonedDateTime.now(BERLIN).plusSeconds(150).truncatedTo(ChronoUnit.MINUTES);

        Page page = write(dashboard, "At its time");
        page.getByLabel("Date and time").fill(FIELD.format(time));
        button(page, "Schedule for 1 destination").click();
        assertThat(dialog(page).getByText("It is prepared and waits for its time, nothing is wrong."))
                .isVisible(upTo(60));
        assertThat(user.publicPosts("At its time")).isEmpty();
        dashboard.screenshot("details-held");

        assertThat(dialog(page).getByText("1 of 1 published")).isVisible(upTo(200));
        assertThat(user.publicPosts("At its time")).hasSize(1);
        assertThat(Instant.parse(user.publicPosts("At its time")
                        .getFirst()
                        .path("published_at")
                        .asText()))
                .isAfterOrEqualTo(time.toInstant());
    }

    @Test
    void whatWaitsForItsTimeIsPostedNowAfterAQuestion(Dashboard dashboard) {
        User user = dashboard.user();
        user.connect("Happy path");

        Page page = write(dashboard, "Rather now");
        page.getByLabel("Date and time")
                .fill(FIELD.format(ZonedDateTime.now(BERLIN).plusDays(30)));
        button(page, "Schedule for 1 destination").click();
        button(page, "Post now").click();
        dialog(page)
                .last()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Post now"))
                .click();

        assertThat(dialog(page).getByText("1 of 1 published")).isVisible(upTo(90));
        assertThat(user.publicPosts("Rather now")).hasSize(1);
    }

    @Test
    void whatIsWrongWithATimeIsSaidAtItsField(Dashboard dashboard) {
        dashboard.user().connect("Happy path");

        Page page = write(dashboard, "Too late");
        for (ZonedDateTime wrong : new ZonedDateTime[] {
            ZonedDateTime.now(BERLIN).minusHours(1), ZonedDateTime.now(BERLIN).plusDays(91)
        }) {
            page.getByLabel("Date and time").fill(FIELD.format(wrong));
            button(page, "Schedule for 1 destination").click();
            assertThat(page.getByLabel("Date and time")).hasAttribute("aria-invalid", "true");
            assertThat(page.getByText("The post was not sent")).isVisible();
        }
        dashboard.inBothThemes("compose-schedule-wrong");
        page.getByLabel("Date and time")
                .fill(FIELD.format(ZonedDateTime.now(BERLIN).plusDays(89)));
        button(page, "Schedule for 1 destination").click();
        assertThat(schedule(page)).containsText("in Berlin, in 8");
    }

    /** A post to one account that only lacks its time. */
    private static Page write(Dashboard dashboard, String caption) {
        Page page = dashboard.open("/");
        page.getByLabel("Video URL").fill(dashboard.system().simulator() + "/videos/vertical.mp4");
        page.getByLabel("Caption").fill(caption);
        page.getByLabel(ACCOUNT, new Page.GetByLabelOptions().setExact(true)).check();
        page.locator("label")
                .filter(new Locator.FilterOptions().setHasText("Schedule"))
                .click();
        return page;
    }

    private static Locator schedule(Page page) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Schedule"));
    }

    private static String idIn(Page page) {
        return page.url().substring(page.url().lastIndexOf('/') + 1);
    }

    private static Instant scheduledAt(User user, String id) {
        return Instant.parse(user.upload(id).path("scheduled_at").asText());
    }

    private static LocatorAssertions.IsVisibleOptions upTo(int seconds) {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(seconds * 1000.0);
    }
}
