package dev.socialposting.benchmarks.start;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.benchmarks.runtime.FunctionProcess;
import dev.socialposting.benchmarks.runtime.LambdaPackage;
import dev.socialposting.benchmarks.runtime.Launch;
import dev.socialposting.benchmarks.runtime.SampleEvents;
import dev.socialposting.benchmarks.runtime.Surroundings;
import dev.socialposting.benchmarks.start.Subject.Kind;
import dev.socialposting.local.aws.template.FunctionDefinition;
import dev.socialposting.local.aws.template.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is measured: the packages of the template, and the bare functions, which lie in the same packages and so have the same
 * libraries.
 */
final class Subjects implements AutoCloseable {
    private static final String API = "ApiFunction";
    private static final String WORKER = "PostingWorkerFunction";

    private final Surroundings surroundings;
    private final Launch api;
    private final Launch apiOverCrt;
    private final Launch worker;
    private final FunctionProcess helper;

    private Subjects(Surroundings surroundings, Path scratch) {
        this.surroundings = surroundings;
        this.api = launch(API, scratch.resolve("api"), BareApi.class);
        Path withCrt = scratch.resolve("api-over-crt");
        this.apiOverCrt = bare(launch(API, withCrt, BareApi.class, BareApiOverCrt.class), BareApiOverCrt.class);
        addCrt(withCrt);
        this.worker = launch(WORKER, scratch.resolve("worker"), BareWorker.class);
        this.helper = FunctionProcess.start(api, Clock.systemUTC(), scratch);
        SampleEvents.connectingAccounts().forEach(helper::invoke);
    }

    /** Unpacks the packages, and connects the accounts that the sample post goes to. */
    static Subjects in(Surroundings surroundings, Path scratch) {
        return new Subjects(surroundings, scratch);
    }

    List<Subject> all() {
        Predicate<String> accepted = answer -> status(answer) == 202;
        Predicate<String> found = answer -> status(answer) == 200;
        Predicate<String> noFailures =
                answer -> SampleEvents.read(answer).path("batchItemFailures").isEmpty();
        helper.invoke(SampleEvents.file("api-create-post.json"));
        return List.of(
                new Subject("API, log", Kind.BARE, bare(api, BareApi.class), Subjects::log, found),
                new Subject("API, log", Kind.OURS, api, Subjects::log, found),
                new Subject("API, log", Kind.RESTORED, api.withSnapshot(), Subjects::log, found),
                new Subject("API, post", Kind.BARE, bare(api, BareApi.class), Subjects::post, accepted),
                new Subject("API, post", Kind.BAREST, bare(api, BareApi.class), Subjects::postByFewestCalls, accepted),
                new Subject("API, post", Kind.BARE_OVER_CRT, apiOverCrt, Subjects::post, accepted),
                new Subject("API, post", Kind.OURS, api, Subjects::post, accepted),
                new Subject("API, post", Kind.ALL_COMPILERS, ours("-XX:TieredStopAtLevel=4"), Subjects::post, accepted),
                new Subject(
                        "API, post",
                        Kind.UNVERIFIED,
                        ours("-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote"),
                        Subjects::post,
                        accepted),
                new Subject("API, post", Kind.RESTORED, api.withSnapshot(), Subjects::post, accepted),
                new Subject("worker, nudge", Kind.BARE, bare(worker, BareWorker.class), this::nudgeOfEnded, noFailures),
                new Subject("worker, nudge", Kind.OURS, worker, this::nudgeOfEnded, noFailures),
                new Subject("worker, turn", Kind.OURS, worker, this::nudgeOfNew, noFailures));
    }

    private static String log() {
        return SampleEvents.file("api-get-upload-logs.json");
    }

    private static String post() {
        return SampleEvents.post(UUID.randomUUID().toString());
    }

    private static String postByFewestCalls() {
        return SampleEvents.withHeader(post(), BareApi.FEWEST);
    }

    /** A nudge for a post that has just been accepted: a whole turn, with calls to the platform. */
    private String nudgeOfNew() {
        return SampleEvents.nudge(accept());
    }

    /** Two nudges that find nothing to do. */
    private String nudgeOfEnded() {
        String id = accept();
        helper.invoke(SampleEvents.cancel(id));
        return SampleEvents.nudge(id, id);
    }

    private String accept() {
        JsonNode answer = SampleEvents.read(helper.invoke(post()).json());
        return SampleEvents.read(answer.path("body").asText())
                .path("request_id")
                .asText();
    }

    private static int status(String answer) {
        return SampleEvents.read(answer).path("statusCode").asInt();
    }

    private Launch ours(String... jvmOptions) {
        return api.withMoreJvmOptions(List.of(jvmOptions));
    }

    private Launch launch(String logicalId, Path code, Class<?>... bare) {
        FunctionDefinition function = surroundings.function(logicalId);
        LambdaPackage.of(function).unpack(code);
        Stream.of(bare).forEach(type -> add(type, code));
        return Launch.of(code, function, surroundings.environment(logicalId));
    }

    private static Launch bare(Launch ours, Class<?> handler) {
        return ours.withHandler(handler.getName());
    }

    private static void add(Class<?> type, Path code) {
        String name = type.getName().replace('.', '/') + ".class";
        Path target = code.resolve(name);
        try (InputStream content = type.getResourceAsStream("/" + name)) {
            Files.createDirectories(target.resolveSibling(""));
            Files.write(target, content == null ? new byte[0] : content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The package has not got this client; the build lays it aside for here. */
    private static void addCrt(Path code) {
        Path libraries = code.resolve("lib");
        try (Stream<Path> jars = Files.list(Template.findFile().resolveSibling("benchmarks/target/crt-client"))) {
            Files.createDirectories(libraries);
            for (Path jar : jars.toList()) {
                Files.copy(jar, libraries.resolve(jar.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        helper.close();
    }
}
