package dev.socialposting.benchmarks.runtime;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import dev.socialposting.local.aws.template.FunctionDefinition;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * How a function is started.
 *
 * @param code the directory of an unpacked {@link LambdaPackage}
 * @param function its memory and timeout
 * @param handler a class in the package
 * @param environment as the function sees it, without what Lambda itself adds
 * @param jvmOptions beyond those that are always set, as {@code JAVA_TOOL_OPTIONS} may add them
 * @param snapshot whether it starts as for a snapshot: the hooks run before the first event
 * @param classLog where the JVM writes the name of every class that it loads; empty for nowhere
 */
public record Launch(
        Path code,
        FunctionDefinition function,
        String handler,
        Map<String, String> environment,
        List<String> jvmOptions,
        boolean snapshot,
        Optional<Path> classLog) {
    private static final String NATIVE_CLIENT =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    /**
     * What Lambda's own start of a Java function sets, and what matters for the time it takes: one thread for the garbage collector,
     * only the fast compiler, the JDK's classes from its archive. The heap is most of the function's memory.
     */
    private static final List<String> AS_IN_LAMBDA = List.of(
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.net.preferIPv4Stack=true",
            "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");

    public Launch {
        environment = Map.copyOf(environment);
        jvmOptions = List.copyOf(jvmOptions);
    }

    public static Launch of(Path code, FunctionDefinition function, Map<String, String> environment) {
        return new Launch(code, function, function.handler(), environment, List.of(), false, Optional.empty());
    }

    /** With another handler out of the same package. */
    public Launch withHandler(String handler) {
        return new Launch(code, function, handler, environment, jvmOptions, snapshot, classLog);
    }

    public Launch withSnapshot() {
        return new Launch(code, function, handler, environment, jvmOptions, true, classLog);
    }

    public Launch withClassLog(Path file) {
        return new Launch(code, function, handler, environment, jvmOptions, snapshot, Optional.of(file));
    }

    public Launch withMoreJvmOptions(List<String> options) {
        List<String> all = new ArrayList<>(jvmOptions);
        all.addAll(options);
        return new Launch(code, function, handler, environment, all, snapshot, classLog);
    }

    /** Starts the process, with its output in a file. */
    Process start(String runtimeApi, Path output) {
        ProcessBuilder builder = new ProcessBuilder(command())
                .directory(code.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables(runtimeApi));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("a JVM does not start", e);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(AS_IN_LAMBDA);
        command.add("-Xmx%dm".formatted(function.memoryMegabytes() * 85 / 100));
        command.add("-D%s=%s".formatted(NATIVE_CLIENT, NativeClient.FILE));
        classLog.ifPresent(file -> command.add("-Xlog:class+load=info:file=%s:none:filecount=0".formatted(file)));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", runtimeClassPath(), AWSLambda.class.getName(), handler));
        return command;
    }

    private Map<String, String> variables(String runtimeApi) {
        Map<String, String> variables = new LinkedHashMap<>(environment);
        variables.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        variables.put("AWS_LAMBDA_FUNCTION_NAME", function.logicalId());
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMegabytes()));
        variables.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", snapshot ? "snap-start" : "on-demand");
        variables.put("LAMBDA_TASK_ROOT", code.toString());
        variables.put("_HANDLER", handler);
        variables.put("TZ", ":UTC");
        variables.put("LANG", "en_US.UTF-8");
        return variables;
    }

    /** The libraries that Lambda brings along; all others are the package's. */
    private static String runtimeClassPath() {
        return Stream.of(AWSLambda.class, LambdaRuntime.class, PojoSerializer.class, SdkInternalThreadLocal.class)
                .map(Launch::home)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The part of the runtime client that is not Java, laid into a file once for all processes: each would write the same file
     * otherwise.
     */
    private static final class NativeClient {
        static final Path FILE = unpacked();

        private static Path unpacked() {
            String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
            String name = "/jni/libaws-lambda-jni.linux-%s.so".formatted(processor);
            try (InputStream library = AWSLambda.class.getResourceAsStream(name)) {
                if (library == null) {
                    throw new IllegalStateException("the runtime client has no " + name);
                }
                Path file = Files.createTempFile("libaws-lambda-jni", ".so");
                file.toFile().deleteOnExit();
                Files.copy(library, file, StandardCopyOption.REPLACE_EXISTING);
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
