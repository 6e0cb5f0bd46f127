package dev.socialposting.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.socialposting.endtoend.Locators.button;
import static dev.socialposting.endtoend.Locators.dialog;
import static dev.socialposting.endtoend.Locators.link;
import static dev.socialposting.endtoend.Locators.row;
import static dev.socialposting.endtoend.Locators.rows;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the list tells at a glance, what can be done in it, and that nothing in it moves by itself. */
@ExtendWith(DashboardExtension.class)
class ActInListTest {
    /** A page shifts by this much at most, as browsers count it: the moved share of the screen times the distance, summed up. */
    private static final double MOST_SHIFT = 0.02;

    @Test
    void theSentenceOnTopLeadsToTheAccountThatIsToBeReconnectedAndAllOfItsPostsAreTriedAgain(Dashboard dashboard) {
        User user = dashboard.user();
        String signedOut = user.connectNew("Signed out", "token-error", "{}");
        String happy = user.connectNew("Fine", "happy-path", "{}");
        List<String> ids = new ArrayList<>();
        ids.add(user.post("Waits too", List.of(signedOut)));
        ids.add(user.post("Half of it waits", List.of(signedOut, happy)));
        ids.add(user.post("All is well", List.of(happy)));
        ids.forEach(user::awaitFinal);

        Page page = dashboard.open("/uploads");
        Locator sentence = page.getByTestId("summary");
        assertThat(sentence).hasText("2 live, 2 need you: reconnect 1 account.");
        assertThat(button(page, "Retry all")).hasCount(0);
        assertThat(link(row(page, "Waits too"), "Reconnect Signed out")).isVisible();
        part(sentence, "2 need you").click();
        assertThat(rows(page)).hasCount(2);
        part(sentence, "reconnect 1 account").click();
        assertThat(dialog(page)).containsText("Reconnect Signed out");

        user.mendAndReconnect(signedOut);
        page.navigate("/uploads");
        assertThat(sentence).hasText("2 live, 2 need you: retry 2 posts.");
        button(page, "Retry all 2 in the list").click();
        assertThat(dialog(page)).containsText("2 destinations of 2 posts failed and can be tried again.");
        dashboard.inBothThemes("retry-all");
        button(page, "Try 2 again").click();
        assertThat(dialog(page).getByText("All 2 are tried again.")).isVisible();
        dialog(page)
                .getByText("Close", new Locator.GetByTextOptions().setExact(true))
                .click();

        assertThat(sentence)
                .hasText("3 live. Nothing needs you.", new LocatorAssertions.HasTextOptions().setTimeout(90_000));
        assertThat(user.publicPosts("Half of it waits")).hasSize(2);
    }

    @Test
    void allOfAPostIsStoppedAtOnceAfterAQuestionThatCannotBeConfused(Dashboard dashboard) {
        User user = dashboard.user();
        String id = user.post(
                "Not today", List.of(user.connectSlow("Takes a minute", 60), user.connectSlow("Takes another", 60)));

        Page page = dashboard.open("/uploads");
        assertThat(row(page, "Not today").getByText("Instagram is processing the video"))
                .hasCount(2);
        Locator stop = button(page, "Cancel all 2: Not today");
        stop.click();
        Locator keep = dialog(page).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Keep them"));
        assertThat(keep).isFocused();
        keep.click();
        assertThat(dialog(page)).hasCount(0);
        assertThat(stop).isFocused();

        stop.click();
        button(page, "Stop posting 2").click();
        assertThat(dialog(page).getByText("All 2 are stopped.")).isVisible();
        assertThat(user.awaitFinal(id).path("status").asText()).isEqualTo("cancelled");
        assertThat(user.publicPosts("Not today")).isEmpty();
    }

    @Test
    void aPostOfManyDestinationsIsFoldedAndItsRowHasTheLinks(Dashboard dashboard) {
        User user = dashboard.user();
        user.awaitFinal(user.post("To seven", many(user, 6, 1)));

        Page page = dashboard.open("/uploads");
        Locator row = row(page, "To seven");
        assertThat(row.getByText("6 of 7 published, 1 failed").first()).isVisible();
        assertThat(row.getByText("Picky 0", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(row.getByText("Fine 0", new Locator.GetByTextOptions().setExact(true)))
                .hasCount(0);
        assertThat(link(row, "Open the post: To seven on Fine 0"))
                .hasAttribute("href", Pattern.compile("instagram\\.com/reel/"));
        dashboard.inBothThemes("uploads-folded");

        row.getByText("Show all 7").click();
        assertThat(row.getByText("Fine 0", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        dashboard.phone().inBothThemes("phone-uploads-unfolded");
    }

    @Test
    void nothingMovesWhilePostsRunToTheirEndsAndErrorsCome(Dashboard desktop, Dashboard phone) {
        phone.phone();
        for (Dashboard dashboard : List.of(desktop, phone)) {
            User user = dashboard.user();
            List<String> few = many(user, 3, 2);
            List<String> several = many(user, 6, 3);
            user.awaitFinal(user.post("Older", few.subList(0, 1)));
            user.awaitFinal(user.post("Older, too", few.subList(0, 1)));
            user.post("To a few", few);
            user.post("To several", several);

            Page page = dashboard.open("/uploads");
            assertThat(rows(page)).hasCount(4);
            page.evaluate("""
                    () => {
                      window.shifts = []
                      new PerformanceObserver(list => {
                        for (const entry of list.getEntries()) {
                          if (!entry.hadRecentInput) window.shifts.push(entry)
                        }
                      }).observe({ type: 'layout-shift' })
                    }""");
            assertThat(row(page, "To a few").getByText("3 of 5 published, 2 failed"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(120_000));
            assertThat(row(page, "To several")
                            .getByText("6 of 9 published, 3 failed")
                            .first())
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(120_000));
            assertThat(page.getByTestId("age")).hasText("All done, up to date");

            assertThat(((Number) page.evaluate("window.shifts.reduce((sum, { value }) => sum + value, 0)"))
                            .doubleValue())
                    .as("%s: %s", page.viewportSize().width, page.evaluate("""
                                    JSON.stringify(window.shifts.flatMap(({ value, sources }) =>
                                      [value, ...sources.map(({ node, previousRect: from, currentRect: to }) =>
                                        [from.y, to.y, to.x - from.x, (node?.outerHTML ?? node?.textContent ?? '').slice(0, 80)])]))"""))
                    .isLessThanOrEqualTo(MOST_SHIFT);
        }
    }

    @Test
    void afterPostingTheListIsAtItsTopAndShowsTheNewPost(Dashboard dashboard) {
        User user = dashboard.user();
        String happy = user.connectNew("Fine", "happy-path", "{}");
        IntStream.range(0, 20).forEach(n -> user.post("Earlier " + n, List.of(happy)));

        Page page = dashboard.open("/uploads?platform=instagram");
        assertThat(rows(page)).hasCount(20);
        page.mouse().wheel(0, 5_000);
        page.waitForCondition(() -> ((Number) page.evaluate("scrollY")).doubleValue() > 500);
        page.keyboard().press("n");
        page.getByLabel("Video URL").fill(dashboard.system().simulator() + "/videos/vertical.mp4");
        page.getByLabel("Caption").fill("The newest");
        page.getByLabel("Fine", new Page.GetByLabelOptions().setExact(true)).check();
        button(page, "Post to 1 destination").click();
        assertThat(dialog(page)).containsText("The newest");
        page.keyboard().press("Escape");

        assertThat(rows(page).first()).containsText("The newest");
        assertThat(rows(page).first()).isInViewport();
        assertThat(page.evaluate("scrollY")).isEqualTo(0);
    }

    @Test
    void aListInWhichAllIsFinalNoticesWithinAMinuteWhatIsNewAndThatTheServerIsGone(Dashboard dashboard) {
        User user = dashboard.user();
        String happy = user.connectNew("Fine", "happy-path", "{}");
        user.awaitFinal(user.post("Long done", List.of(happy)));
        List<Integer> answers = new ArrayList<>();
        dashboard.expectComplaintsOf("ERR_INTERNET_DISCONNECTED");

        Page page = dashboard.open("/uploads");
        assertThat(row(page, "Long done")).isVisible();
        assertThat(page.getByTestId("age")).hasText("All done, up to date");
        page.onResponse(answer -> {
            if (answer.url().contains("/api/social/uploads")) {
                answers.add(answer.status());
            }
        });
        page.waitForCondition(() -> !answers.isEmpty(), new Page.WaitForConditionOptions().setTimeout(60_000));
        assertThat(answers).containsExactly(304);

        user.post("Made elsewhere", List.of(happy));
        assertThat(row(page, "Made elsewhere")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        assertThat(row(page, "Made elsewhere").getByText("1 of 1 published"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));

        dashboard.context().setOffline(true);
        assertThat(page.getByRole(AriaRole.ALERT).getByText("No connection to the server"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        assertThat(page.getByTestId("age")).containsText("No answer");
        dashboard.context().setOffline(false);
        assertThat(page.getByTestId("age")).hasText("All done, up to date");
    }

    @Test
    void whatIsNotLoadedIsFoundByTextDayAndAccountToo(Dashboard dashboard) {
        User user = dashboard.user();
        List<String> happy = user.connect("Happy path");
        user.awaitFinal(user.post("A needle, made first", List.of(happy.get(1))));
        String busy = user.connectNew("Busy", "happy-path", "{}");
        IntStream.range(0, 25).forEach(n -> user.post("Hay " + n, List.of(busy)));

        Page page = dashboard.open("/uploads");
        assertThat(rows(page)).hasCount(20);
        Locator search = page.getByLabel("Search in captions, videos and ids");
        search.fill("NEEDLE");
        assertThat(rows(page)).hasCount(1);
        search.fill("");
        page.getByLabel("Account", new Page.GetByLabelOptions().setExact(true)).selectOption("Facebook · Happy path");
        assertThat(rows(page)).hasCount(1);

        page.getByLabel("To this day").fill("2020-02-29");
        assertThat(page.getByText("No post matches")).isVisible();
        assertThat(page.getByText("Account: Facebook · Happy path; To: 29 Feb 2020"))
                .isVisible();
        button(page, "Clear the filters").click();
        assertThat(rows(page)).hasCount(20);
        assertThat(page).hasURL(Pattern.compile("/uploads$"));
    }

    /** New accounts: so many that take a post, and so many that do not. */
    private static List<String> many(User user, int fine, int picky) {
        List<String> destinations = new ArrayList<>();
        IntStream.range(0, fine).forEach(n -> destinations.add(user.connectSlow("Fine " + n, 2 + n)));
        IntStream.range(0, picky).forEach(n -> destinations.add(user.connectNew("Picky " + n, "bad-video", "{}")));
        return destinations;
    }

    private static Locator part(Locator sentence, String words) {
        return sentence.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words));
    }
}
