/**
 * Lambda packages as they run in Lambda: unpacked, in a JVM of their own, under AWS's runtime client, with the environment that the
 * template gives them. Lambda's side of the Runtime API is played here, and the servers of this machine stand behind the functions.
 *
 * <p>Knows the packages only as files: none of the code in them is called from here.
 */
@NullMarked
package dev.socialposting.benchmarks.runtime;

import org.jspecify.annotations.NullMarked;
