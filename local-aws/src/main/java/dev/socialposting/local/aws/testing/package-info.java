/**
 * For the tests of any module: the template's tables, queues and key, on servers started once for all tests of a JVM.
 *
 * <p>Never imported by anything but tests.
 */
@NullMarked
package dev.socialposting.local.aws.testing;

import org.jspecify.annotations.NullMarked;
