package dev.socialposting.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test a {@link Dashboard}, or several: each a new user in a new browser context, on one browser for its class and one
 * system for all classes. After the test, what the browser complained of fails it.
 */
final class DashboardExtension implements ParameterResolver, AfterEachCallback {
    private static final Namespace OURS = Namespace.create(DashboardExtension.class);
    private static final AtomicInteger USERS = new AtomicInteger();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Dashboard.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ChromiumBrowser browser = storeOfTheClass(context)
                .computeIfAbsent(ChromiumBrowser.class, _ -> new ChromiumBrowser(), ChromiumBrowser.class);
        RunningSystem system = SharedSystem.of(context);
        User user = new User(system, "user-" + USERS.incrementAndGet());
        return opened(context).add(new Dashboard(browser.browser(), system, user));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        for (Dashboard dashboard : opened(context).dashboards) {
            if (context.getExecutionException().isPresent()) {
                dashboard.screenshot("failed-" + context.getRequiredTestMethod().getName());
            }
            dashboard.assertNoComplaints();
        }
    }

    private static Opened opened(ExtensionContext context) {
        return context.getStore(OURS).computeIfAbsent(Opened.class, _ -> new Opened(), Opened.class);
    }

    private static Store storeOfTheClass(ExtensionContext context) {
        ExtensionContext classContext = context;
        while (classContext.getTestMethod().isPresent()) {
            classContext = classContext.getParent().orElseThrow();
        }
        return classContext.getStore(OURS);
    }

    /** The dashboards of one test. */
    private static final class Opened implements AutoCloseable {
        private final List<Dashboard> dashboards = new ArrayList<>();

        Dashboard add(Dashboard dashboard) {
            dashboards.add(dashboard);
            return dashboard;
        }

        @Override
        public void close() {
            dashboards.forEach(Dashboard::close);
        }
    }
}
