package dev.socialposting.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.socialposting.endtoend.Locators.button;
import static dev.socialposting.endtoend.Locators.entries;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The log in a browser: finding something in it, and taking it elsewhere. */
@ExtendWith(DashboardExtension.class)
class ReadLogsTest {

    @Test
    void theFilterShowsWhatIsWantedAndCountsIt(Dashboard dashboard) {
        String id = partlyFailed(dashboard.user());
        List<JsonNode> all = dashboard.user().logs(id);
        long errors = all.stream().filter(entry -> level(entry).equals("ERROR")).count();
        assertThat(errors).isPositive().isLessThan(all.size());

        Page page = dashboard.open("/uploads/" + id + "/logs");
        assertThat(entries(page)).hasCount((int) errors);
        assertThat(page.getByText(errors + " of " + all.size() + " entries")).isVisible();
        button(page, "Show all entries").click();
        assertThat(entries(page)).hasCount(all.size());

        Locators.text(page, "ERROR " + errors).click();
        assertThat(entries(page)).hasCount((int) errors);
        assertThat(page).hasURL(Pattern.compile("level=ERROR"));

        Locators.text(page, "ERROR " + errors).click();
        assertThat(entries(page)).hasCount(all.size());
        page.getByLabel("Search in the log").fill("create_container");
        int found = (int) all.stream()
                .filter(entry -> entry.toString().contains("create_container"))
                .count();
        assertThat(found).isPositive();
        assertThat(entries(page)).hasCount(found);

        page.getByLabel("Search in the log").fill("");
        page.getByLabel("Destination", new Page.GetByLabelOptions().setExact(true))
                .selectOption(all.getFirst().path("destination").asText());
        assertThat(entries(page)).hasCount((int) all.stream()
                .filter(entry -> entry.path("destination").equals(all.getFirst().path("destination")))
                .count());
    }

    @Test
    void anEntryShowsTheExchangeWithThePlatform(Dashboard dashboard) {
        String id = partlyFailed(dashboard.user());

        Page page = dashboard.open("/uploads/" + id + "/logs");
        page.getByLabel("Search in the log").fill("media_publish");
        Locator call = entries(page)
                .filter(new Locator.FilterOptions().setHasText("media_publish"))
                .first();
        call.locator("summary").click();

        assertThat(call.getByRole(AriaRole.ROWHEADER, new Locator.GetByRoleOptions().setName("duration_ms")))
                .isVisible();
        assertThat(call.getByRole(AriaRole.ROWHEADER, new Locator.GetByRoleOptions().setName("answer")))
                .isVisible();
    }

    @Test
    void theClipboardGetsEveryEntryAsALineAndWithAFilterOnlyWhatItShows(Dashboard dashboard) {
        String id = partlyFailed(dashboard.user());
        List<JsonNode> all = dashboard.user().logs(id);

        Page page = dashboard.open("/uploads/" + id + "/logs");
        button(page, "Show all entries").click();
        copy(page, "all " + all.size() + " entries");
        assertThat(clipboard(page)).isEqualTo(asText(all));

        List<JsonNode> errors =
                all.stream().filter(entry -> level(entry).equals("ERROR")).toList();
        Locators.text(page, "ERROR " + errors.size()).click();
        copy(page, "the " + errors.size() + " (entry|entries) shown, of " + all.size());
        assertThat(clipboard(page)).isEqualTo(asText(errors));
    }

    @Test
    void theDownloadedJsonIsWhatTheApiGives(Dashboard dashboard) throws IOException {
        String id = partlyFailed(dashboard.user());
        List<JsonNode> all = dashboard.user().logs(id);

        Page page = dashboard.open("/uploads/" + id + "/logs");
        button(page, "Show all entries").click();
        assertThat(entries(page)).hasCount(all.size());
        Download json = download(page, "Download as JSON: all " + all.size() + " entries");
        Download lines = download(page, "Download as NDJSON: all " + all.size() + " entries");

        assertThat(json.suggestedFilename()).isEqualTo("log-" + id + ".json");
        assertThat(elements(Http.JSON.readTree(json.path().toFile()))).containsExactlyElementsOf(all);
        List<JsonNode> read = new ArrayList<>();
        for (String line : text(lines).lines().toList()) {
            read.add(Http.JSON.readTree(line));
        }
        assertThat(read).containsExactlyElementsOf(all);
    }

    @Test
    void newEntriesAppearByThemselvesAndOnlyTheyAreAskedFor(Dashboard dashboard) {
        User user = dashboard.user();
        String id = user.post("Followed", List.of(user.connectSlow("Slow to follow", 8)));
        List<String> asked = new ArrayList<>();
        dashboard.page().onRequest(request -> {
            if (request.url().contains("/logs?")) {
                asked.add(request.url());
            }
        });

        Page page = dashboard.open("/uploads/" + id + "/logs");
        assertThat(entries(page).first()).isVisible();
        int before = entries(page).count();
        JsonNode upload = user.awaitFinal(id);

        assertThat(upload.path("status").asText()).isEqualTo("completed");
        List<JsonNode> all = user.logs(id);
        assertThat(all.size()).isGreaterThan(before);
        assertThat(entries(page)).hasCount(all.size());
        assertThat(asked.stream().filter(address -> !address.contains("after=")))
                .as("looks that asked for all")
                .hasSize(1);
        assertThat(asked).hasSizeGreaterThan(1);
    }

    /** A request that is out on Instagram and was refused by Facebook. */
    private static String partlyFailed(User user) {
        List<String> happy = user.connect("Happy path");
        List<String> expired = user.connect("Expired token");
        String id = user.post("Half of it goes out", List.of(happy.get(0), expired.get(1)));
        user.awaitFinal(id);
        return id;
    }

    private static void copy(Page page, String what) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^Copy to clipboard: " + what)))
                .click();
        assertThat(page.getByText(Pattern.compile("^Copied " + what))).isVisible();
    }

    private static Download download(Page page, String button) {
        return page.waitForDownload(() -> button(page, button).click());
    }

    private static String text(Download download) throws IOException {
        return new String(download.createReadStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String clipboard(Page page) {
        return (String) page.evaluate("navigator.clipboard.readText()");
    }

    private static String asText(List<JsonNode> entries) {
        StringBuilder text = new StringBuilder();
        for (JsonNode entry : entries) {
            text.append(String.join(
                    " ",
                    entry.path("timestamp").asText(),
                    level(entry),
                    entry.path("destination").asText(),
                    entry.path("code").asText(),
                    entry.path("message").asText()));
            if (!entry.path("fields").isEmpty()) {
                text.append(' ').append(entry.path("fields"));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }

    private static String level(JsonNode entry) {
        return entry.path("level").asText();
    }
}
