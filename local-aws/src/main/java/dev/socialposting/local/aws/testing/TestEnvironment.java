package dev.socialposting.local.aws.testing;

import java.util.Map;

/**
 * Says where the tests find AWS, in the SDK's own variables, instead of the process's environment. Who knows better provides it as a
 * service, see {@link java.util.ServiceLoader}.
 */
@FunctionalInterface
public interface TestEnvironment {

    /** Asked once, when the first test needs it. What has no endpoint in it is embedded. */
    Map<String, String> variables();
}
