package dev.socialposting.endtoend;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Chromium of this machine; none is downloaded. One thread at a time may use it. */
final class ChromiumBrowser implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "google-chrome", "google-chrome-stable", "chromium-browser");

    private final Playwright playwright;
    private final Browser browser;

    ChromiumBrowser() {
        this(Map.of());
    }

    /** One that sees these variables beside those of this process. */
    ChromiumBrowser(Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(variables);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setEnv(environment)
                        .setExecutablePath(program())
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }

    /** What {@code CHROMIUM} names, or the first that is on the path. */
    private static Path program() {
        return Optional.ofNullable(System.getenv("CHROMIUM"))
                .map(Path::of)
                .or(ChromiumBrowser::onThePath)
                .orElseThrow(() -> new IllegalStateException(
                        "no Chromium on the path and none named by CHROMIUM; bin/setup installs it"));
    }

    private static Optional<Path> onThePath() {
        List<String> folders = List.of(System.getenv("PATH").split(File.pathSeparator));
        return NAMES.stream()
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
