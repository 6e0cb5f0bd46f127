package dev.socialposting.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.socialposting.endtoend.Locators.button;
import static dev.socialposting.endtoend.Locators.dialog;
import static dev.socialposting.endtoend.Locators.entries;
import static dev.socialposting.endtoend.Locators.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The dashboard in a browser whose system has a zone that nobody knows. */
@ExtendWith(DashboardExtension.class)
class UnknownZoneTest {
    private static final String NOTICE = "Your browser does not tell its time zone: times are shown in UTC.";
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    @Test
    void everyPageShowsAndTakesTimesInUtcAndSaysSo(Dashboard dashboard) {
        User user = dashboard.user();
        user.connect("Happy path");
        ZonedDateTime time =
                ZonedDateTime.now(ZoneOffset.UTC).plusDays(3).withHour(9).withMinute(0);

        try (ChromiumBrowser elsewhere = new ChromiumBrowser(Map.of("TZ", "Foo/Bar"));
                BrowserContext context = elsewhere
                        .browser()
                        .newContext(new Browser.NewContextOptions()
                                .setBaseURL(dashboard.system().api().toString()))) {
            context.addInitScript("localStorage.setItem('dev-user', '" + user.name() + "')");
            Page page = context.newPage();
            List<String> broken = new ArrayList<>();
            page.onPageError(broken::add);

            page.navigate("/");
            assertThat(page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone"))
                    .isEqualTo("Etc/Unknown");
            assertThat(page.getByText(NOTICE)).isVisible();
            page.getByLabel("Video URL").fill(dashboard.system().simulator() + "/videos/vertical.mp4");
            page.getByLabel("Caption").fill("Whenever");
            page.getByLabel("Instagram · Happy path", new Page.GetByLabelOptions().setExact(true))
                    .check();
            page.locator("label")
                    .filter(new Locator.FilterOptions().setHasText("Schedule"))
                    .click();
            assertThat(page.getByLabel("Time zone")).hasValue("UTC");
            assertThat(page.getByText("Your browser does not tell yours: choose it."))
                    .isVisible();
            page.getByLabel("Date and time").fill(FIELD.format(time));
            button(page, "Schedule for 1 destination").click();

            assertThat(dialog(page)).containsText("09:00 in UTC");
            assertThat(dialog(page).getByText(NOTICE)).isVisible();
            String id = page.url().substring(page.url().lastIndexOf('/') + 1);
            assertThat(user.upload(id).path("scheduled_at").asText()).startsWith(time.toLocalDate() + "T09:00");

            page.navigate("/uploads");
            assertThat(row(page, "Whenever")).containsText(Pattern.compile("09:00 in UTC"));
            assertThat(page.getByText(NOTICE)).isVisible();
            page.navigate("/uploads/" + id + "/logs");
            assertThat(entries(page).first()).isVisible();
            assertThat(broken).isEmpty();
        }
    }
}
