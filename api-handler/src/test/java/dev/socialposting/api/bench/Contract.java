package dev.socialposting.api.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** {@code openapi.yaml}, and whether calls and answers keep to it. */
public final class Contract {
    private final String text;
    private final OpenAPI api;
    private final OpenApiInteractionValidator validator;

    private Contract(String text) {
        this.text = text;
        ParseOptions options = new ParseOptions();
        SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(text, null, options);
        assertThat(parsed.getMessages()).as("openapi.yaml").isEmpty();
        this.api = parsed.getOpenAPI();
        this.validator = OpenApiInteractionValidator.createForInlineApiSpecification(text)
                .build();
    }

    /** The {@code openapi.yaml} of the nearest directory above that has one. */
    static Contract load() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("openapi.yaml"))) {
            directory = Optional.ofNullable(directory.getParent()).orElseThrow();
        }
        try {
            return new Contract(Files.readString(directory.resolve("openapi.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public OpenAPI api() {
        return api;
    }

    /** Fails if an answer is not one that the contract announces for the call; or if a call that was done is not in the contract. */
    public void check(TestCall call, Answer answer) {
        checkAnswer(call, answer);
        Optional<Request.Method> method = method(call);
        if (answer.status() < 300 && method.isPresent() && isDescribed(call)) {
            checkNoErrors(validator.validateRequest(request(call, method.get())), answer);
        }
    }

    /** Fails if an answer is not one that the contract announces for the call. */
    public void checkAnswer(TestCall call, Answer answer) {
        checkCodes(answer);
        if (call.method().equals("HEAD") || call.method().equals("OPTIONS")) {
            assertThat(answer.text()).isEmpty();
            return;
        }
        Optional<Request.Method> method = method(call);
        if (method.isPresent() && isDescribed(call)) {
            checkNoErrors(validator.validateResponse(call.path(), method.get(), response(answer)), answer);
        } else {
            assertThat(answer.status()).isIn(401, 404, 405, 500);
            Answer likeAnyProblem = new Answer(401, answer.headers(), answer.text());
            checkNoErrors(
                    validator.validateResponse("/api/social/accounts", Request.Method.GET, response(likeAnyProblem)),
                    answer);
        }
    }

    private boolean isDescribed(TestCall call) {
        return api.getPaths().entrySet().stream()
                .filter(path -> matches(path.getKey(), call.path()))
                .anyMatch(path ->
                        path.getValue().readOperationsMap().containsKey(PathItem.HttpMethod.valueOf(call.method())));
    }

    private static boolean matches(String template, String path) {
        return path.matches(template.replaceAll("\\{[^}]*}", "[^/]+"));
    }

    /** Every code that is ever answered has to be in the contract's text. */
    private void checkCodes(Answer answer) {
        if (answer.status() >= 400 && !answer.text().isEmpty()) {
            assertDocumented(answer.at("/code"));
            StreamSupport.stream(answer.json().path("errors").spliterator(), false)
                    .map(error -> error.get("code").asText())
                    .forEach(this::assertDocumented);
        }
    }

    private void assertDocumented(String code) {
        assertThat(documents(code)).as("openapi.yaml names the code %s", code).isTrue();
    }

    /** Whether the contract's text names a code. */
    public boolean documents(String code) {
        return text.contains("`" + code + "`") || text.contains("code: " + code + "\n");
    }

    private static Optional<Request.Method> method(TestCall call) {
        try {
            return Optional.of(Request.Method.valueOf(call.method().toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static SimpleRequest request(TestCall call, Request.Method method) {
        SimpleRequest.Builder request =
                new SimpleRequest.Builder(method, call.path()).withHeader("Authorization", "Bearer token");
        call.headers().forEach(request::withHeader);
        for (String pair : call.query().split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                request.withQueryParam(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        if (!call.body().isEmpty()) {
            request.withBody(
                    call.isBase64()
                            ? new String(Base64.getDecoder().decode(call.body()), StandardCharsets.UTF_8)
                            : call.body());
        }
        return request.build();
    }

    private static SimpleResponse response(Answer answer) {
        SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.status());
        answer.headers().forEach(response::withHeader);
        if (!answer.text().isEmpty()) {
            response.withBody(answer.text());
        }
        return response.build();
    }

    private static void checkNoErrors(ValidationReport report, Answer answer) {
        assertThat(report.getMessages()).as("against openapi.yaml: %s", answer).isEmpty();
    }
}
