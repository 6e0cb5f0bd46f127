package dev.socialposting.local.aws.testing;

import dev.socialposting.local.aws.AwsServers;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.template.Template;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class its own tables and queues: {@code @ExtendWith(LocalAwsExtension.class)} and a parameter of type {@link
 * LocalAws} in its constructor or in a test or life-cycle method.
 *
 * <p>All methods of a class, its nested classes included, see the same set; two classes never do. The servers behind them
 * start with the first class that asks and stop after the last test of the JVM. If the environment names endpoints
 * ({@code AWS_ENDPOINT_URL_DYNAMODB} and so on, or {@code AWS_ENDPOINT_URL} for all), the same tests run against those.
 */
public final class LocalAwsExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(LocalAwsExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LocalAws.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Store ofAllTests = context.getRoot().getStore(NAMESPACE);
        AwsServers servers = ofAllTests.computeIfAbsent(
                AwsServers.class, type -> AwsServers.inMemory(environment()), AwsServers.class);
        return outermost(context)
                .getStore(NAMESPACE)
                .computeIfAbsent(Own.class, type -> Own.on(servers), Own.class)
                .aws();
    }

    private static Map<String, String> environment() {
        return ServiceLoader.load(TestEnvironment.class)
                .findFirst()
                .map(TestEnvironment::variables)
                .orElseGet(System::getenv);
    }

    /** The context of the outermost test class: nested classes share what that class has. */
    private static ExtensionContext outermost(ExtensionContext context) {
        return context.getParent()
                .filter(parent -> parent.getTestClass().isPresent())
                .map(LocalAwsExtension::outermost)
                .orElse(context);
    }

    /** One class's set, dropped when the class is done. */
    private record Own(LocalAws aws) implements AutoCloseable {

        static Own on(AwsServers servers) {
            String suffix = "-" + UUID.randomUUID().toString().substring(0, 8);
            return new Own(LocalAws.create(Template.find(), servers, suffix));
        }

        @Override
        public void close() {
            aws.dropTablesAndQueues();
            aws.close();
        }
    }
}
