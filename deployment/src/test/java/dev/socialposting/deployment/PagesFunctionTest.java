package dev.socialposting.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The function that CloudFront runs for each request of the dashboard, run here by the Node that builds it. */
class PagesFunctionTest {
    @ParameterizedTest
    @CsvSource({
        "/, /index.html",
        "/uploads, /index.html",
        "/uploads/, /index.html",
        "/uploads/0b7e2f64-6b0e-4f0e-8f5e-5f0f3d8f8a11, /index.html",
        "/accounts/v1.2/new, /index.html",
        "/config.json, /config.json",
        "/assets/index-B1.js, /assets/index-B1.js",
        "/assets/missing.js, /assets/missing.js",
        "/.well-known, /.well-known"
    })
    void aPathThatNamesNoFileIsAPageOfTheOneIndex(String asked, String served) throws Exception {
        assertThat(servedFor(asked)).isEqualTo(served);
    }

    private static String servedFor(String uri) throws IOException, InterruptedException {
        String code = new DeployedStack()
                .resource("DashboardPages")
                .at("/Properties/FunctionCode")
                .asText();
        Process node = new ProcessBuilder(
                        "node",
                        "-e",
                        code + "\nprocess.stdout.write(handler({ request: { uri: process.argv[1] } }).uri)",
                        uri)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor()).isZero();
        return answer;
    }
}
