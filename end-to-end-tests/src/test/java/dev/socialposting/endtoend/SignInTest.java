package dev.socialposting.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.socialposting.endtoend.Locators.button;
import static dev.socialposting.endtoend.Locators.dialog;
import static dev.socialposting.endtoend.Locators.row;
import static dev.socialposting.endtoend.Locators.rows;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.socialposting.endtoend.RunningSystem.Ports;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users who sign in, each in a browser of their own, at a system that takes nobody without a token. */
class SignInTest {
    @TempDir
    private static Path data;

    private static RunningSystem system;
    private static ChromiumBrowser browser;

    private final List<Dashboard> opened = new ArrayList<>();

    @BeforeAll
    static void start() {
        system = RunningSystem.start(data, Ports.free(), Map.of(), RunningSystem.WITH_LOGIN);
        browser = new ChromiumBrowser();
    }

    @AfterAll
    static void stop() {
        browser.close();
        system.close();
    }

    @AfterEach
    void closeAll() {
        opened.forEach(Dashboard::assertNoComplaints);
        opened.forEach(Dashboard::close);
    }

    @Test
    void twoUsersSignInAndEachSeesOnlyTheirOwnPosts() {
        Page ada = signedIn("ada", "/");
        String post = posted(ada, "Of ada");

        Page grace = signedIn("grace", "/uploads");
        assertThat(grace.getByText("Nothing posted yet")).isVisible();
        posted(grace, "Of grace");
        assertThat(rows(grace)).hasCount(1);
        grace.navigate(post);
        assertThat(dialog(grace).getByText("There is no such post")).isVisible();
        complaining(grace).expectComplaintsOf("404");

        ada.navigate("/uploads");
        assertThat(row(ada, "Of ada")).isVisible();
        assertThat(row(ada, "Of grace")).hasCount(0);
    }

    @Test
    void theFirstPageIsAWayInForEverybodyAndLeadsBackToWhereOneWas() {
        Dashboard dashboard = dashboard();
        Page page = dashboard.open("/uploads?status=failed");
        assertThat(button(page, "Sign in")).isVisible();
        dashboard.inBothThemes("sign-in");
        dashboard.phone().inBothThemes("sign-in-phone");

        button(page, "Sign in").click();
        assertThat(page.getByLabel("User name")).isFocused();
        dashboard.screenshot("sign-in-at-the-provider");
        dashboard.assertNoAxeViolations();
        signInAtTheProvider(page, "ada");

        assertThat(page).hasURL(Pattern.compile("/uploads\\?status=failed$"));
        assertThat(page.getByText("No post matches")).isVisible();
        button(page, "Signed in as ada").click();
        assertThat(button(page, "Stay")).isVisible();
        dashboard.inBothThemes("signed-in-as");
        assertThat(page.evaluate("Object.values(localStorage).join().includes('eyJ')"))
                .as("a token that outlives the tab")
                .isEqualTo(false);
    }

    @Test
    void anAnswerThatNobodyAskedForSignsNobodyIn() {
        Dashboard dashboard = dashboard();
        Page page = dashboard.open("/signed-in?code=stolen&state=made-up");

        assertThat(page.getByText("Signing in did not work")).isVisible();
        dashboard.inBothThemes("sign-in-failed");
        page.navigate("/uploads");
        assertThat(button(page, "Sign in")).isVisible();
    }

    @Test
    void aTokenThatIsRefusedIsRenewedWithoutTheUserNoticing() {
        Page page = signedIn("ada", "/accounts");
        assertThat(page.getByText("Happy path").first()).isVisible();
        List<String> calls = callsOf(page);
        spoil(page, "access_token");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Uploads"))
                .click();
        assertThat(page.getByTestId("summary")).isVisible();

        assertThat(page.getByText("Your session has ended")).hasCount(0);
        assertThat(calls.stream().filter(call -> call.endsWith("/token"))).hasSize(1);
        complaining(page).expectComplaintsOf("401");
    }

    @Test
    void whatWasWrittenOutlivesASessionThatEnds() {
        Page page = signedIn("ada", "/");
        Dashboard dashboard = complaining(page);
        writePost(page, "Written before the end");
        spoil(page, "access_token");
        spoil(page, "refresh_token");

        button(page, "Post to 1 destination").click();
        assertThat(page.getByText("Your session has ended", exactText()).first())
                .isVisible();
        assertThat(page.getByLabel("Caption")).hasValue("Written before the end");
        dashboard.inBothThemes("session-ended");
        dashboard.phone().inBothThemes("session-ended-phone");
        button(page, "Sign in again").first().click();
        signInAtTheProvider(page, "ada");

        assertThat(page.getByLabel("Caption")).hasValue("Written before the end");
        button(page, "Post to 1 destination").click();
        assertThat(dialog(page)).containsText("Written before the end");
        dashboard.expectComplaintsOf("401");
        dashboard.expectComplaintsOf("400");
    }

    @Test
    void nothingIsAskedForAfterTheSessionHasEnded() {
        Page page = signedIn("grace", "/uploads");
        assertThat(page.getByTestId("summary")).isVisible();
        spoil(page, "access_token");
        spoil(page, "refresh_token");
        button(page, "Look again now").click();
        assertThat(page.getByText("Your session has ended", exactText())).isVisible();
        List<String> calls = callsOf(page);

        button(page, "Look again now").click();
        button(page, "Look again now").click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Accounts"))
                .click();
        assertThat(page.getByText("Happy path").first()).isVisible();

        assertThat(calls).noneMatch(call -> call.contains("/api/") || call.endsWith("/token"));
        assertThat(page.getByText("No connection to the server")).hasCount(0);
        complaining(page).expectComplaintsOf("401");
        complaining(page).expectComplaintsOf("400");
    }

    @Test
    void whoeverSignsOutLeavesNothingBehind() {
        Page page = signedIn("ada", "/");
        writePost(page, "Never sent");
        page.navigate("/uploads");
        assertThat(page.getByTestId("summary")).isVisible();

        button(page, "Signed in as ada").click();
        dialog(page)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign out"))
                .click();

        assertThat(page.getByText("You are signed out")).isVisible();
        complaining(page).inBothThemes("signed-out");
        assertThat(page.evaluate("Object.keys(sessionStorage).join()")).isEqualTo("signed-out");
        page.goBack();
        assertThat(button(page, "Sign in again")).isVisible();
        assertThat(page.getByTestId("summary")).hasCount(0);

        page.navigate("/");
        button(page, "Sign in again").click();
        signInAtTheProvider(page, "ada");
        assertThat(page.getByLabel("Caption")).hasValue("");
    }

    @Test
    void theApiTakesNobodyWithoutATokenWhateverNameIsGiven() {
        URI accounts = system.api().resolve("/api/social/accounts");

        assertThat(new Http().get(accounts).statusCode()).isEqualTo(401);
        assertThat(new Http(Map.of("X-Dev-User", "ada")).get(accounts).statusCode())
                .isEqualTo(401);
        assertThat(new Http()
                        .send(HttpRequest.newBuilder(accounts).header("Authorization", "Bearer e30.e30."))
                        .statusCode())
                .isEqualTo(401);
        assertThat(system.output()).anyMatch(line -> line.startsWith("Sign in:") && line.contains("ada or grace"));
    }

    private Dashboard dashboard() {
        Dashboard dashboard = new Dashboard(browser.browser(), system, new User(system, "nobody"));
        opened.add(dashboard);
        return dashboard;
    }

    private Dashboard complaining(Page page) {
        return opened.stream()
                .filter(dashboard -> dashboard.page().equals(page))
                .findFirst()
                .orElseThrow();
    }

    private Page signedIn(String user, String path) {
        Page page = dashboard().open(path);
        button(page, "Sign in").click();
        signInAtTheProvider(page, user);
        assertThat(button(page, "Signed in as " + user)).isVisible();
        return page;
    }

    private static void signInAtTheProvider(Page page, String user) {
        page.getByLabel("User name").fill(user);
        button(page, "Sign in").click();
    }

    /** Makes a post, and answers its address. */
    private static String posted(Page page, String caption) {
        page.navigate("/");
        writePost(page, caption);
        button(page, "Post to 1 destination").click();
        assertThat(dialog(page)).containsText(caption);
        String address = page.url();
        page.keyboard().press("Escape");
        assertThat(row(page, caption)).isVisible();
        return address;
    }

    private static void writePost(Page page, String caption) {
        page.getByLabel("Video URL").fill(system.simulator() + "/videos/vertical.mp4");
        page.getByLabel("Caption").fill(caption);
        page.getByLabel("Instagram · Happy path", new Page.GetByLabelOptions().setExact(true))
                .check();
    }

    /** Has one of the page's tokens be refused from now on. */
    private static void spoil(Page page, String token) {
        page.evaluate("""
                token => {
                  const key = Object.keys(sessionStorage).find(each => each.startsWith('oidc.user:'))
                  const user = JSON.parse(sessionStorage.getItem(key))
                  sessionStorage.setItem(key, JSON.stringify({ ...user, [token]: 'spoilt' }))
                }""", token);
    }

    /** The addresses of all calls from now on. */
    private static List<String> callsOf(Page page) {
        List<String> calls = new ArrayList<>();
        page.onRequest(request -> calls.add(request.url()));
        return calls;
    }

    private static Page.GetByTextOptions exactText() {
        return new Page.GetByTextOptions().setExact(true);
    }
}
