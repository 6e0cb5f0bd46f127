package dev.socialposting.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** The dashboard in a browser, as one user sees it. */
final class Dashboard implements AutoCloseable {
    private static final Path SCREENSHOTS = RunningSystem.repository().resolve("end-to-end-tests/target/screenshots");
    private static final List<String> WCAG_2_2_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa");
    /** On a machine that is busy with other tests, too. */
    private static final int PATIENCE_MILLIS = 20_000;

    private final RunningSystem system;
    private final User user;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> expectedComplaints = new CopyOnWriteArrayList<>();

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    Dashboard(Browser browser, RunningSystem system, User user) {
        this.system = system;
        this.user = user;
        context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(system.api().toString())
                .setLocale("en-GB")
                .setTimezoneId("Europe/Berlin")
                .setColorScheme(ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setPermissions(List.of("clipboard-read", "clipboard-write")));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.addInitScript("localStorage.setItem('dev-user', '" + user.name() + "')");
        page = context.newPage();
        page.onPageError(complaints::add);
        // A breach of the Content-Security-Policy is an error on the console as well.
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
    }

    User user() {
        return user;
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    RunningSystem system() {
        return system;
    }

    /** Goes to a path of the dashboard by its address. */
    Page open(String path) {
        page.navigate(path);
        return page;
    }

    Dashboard dark() {
        return in(ColorScheme.DARK);
    }

    Dashboard light() {
        return in(ColorScheme.LIGHT);
    }

    private Dashboard in(ColorScheme theme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
        String wanted = theme.name().toLowerCase(Locale.ROOT);
        page.waitForCondition(
                () -> wanted.equals(page.evaluate("document.documentElement.dataset.mantineColorScheme")));
        // Colours fade from one theme to the other.
        page.waitForCondition(() -> (boolean)
                page.evaluate("document.getAnimations().every(animation => animation.playState !== 'running')"));
        return this;
    }

    /** As wide as a small phone. */
    Dashboard phone() {
        page.setViewportSize(360, 740);
        return this;
    }

    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    void assertNoAxeViolations() {
        AxeResults results = new AxeBuilder(page).withTags(WCAG_2_2_AA).analyze();

        assertThat(results.getPasses()).as("rules that axe could apply").isNotEmpty();
        assertThat(results.getViolations())
                .as(
                        "%s, %s",
                        page.url(),
                        page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'"))
                .extracting(violation -> violation.getId() + ": " + violation.getHelp() + " at "
                        + violation.getNodes().stream()
                                .map(node -> node.getHtml())
                                .toList())
                .isEmpty();
    }

    /** Takes a picture of what is in view in both themes, and has axe look at it. */
    void inBothThemes(String name) {
        light().screenshot(name + "-light");
        assertNoAxeViolations();
        dark().screenshot(name + "-dark");
        assertNoAxeViolations();
        light();
    }

    /** The browser reports lost connections and answers that are errors; a test that brings them about says so. */
    void expectComplaintsOf(String text) {
        expectedComplaints.add(text);
    }

    List<String> complaints() {
        return complaints.stream()
                .filter(complaint -> expectedComplaints.stream().noneMatch(complaint::contains))
                .toList();
    }

    void assertNoComplaints() {
        assertThat(complaints()).as("errors on the browser's console").isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
