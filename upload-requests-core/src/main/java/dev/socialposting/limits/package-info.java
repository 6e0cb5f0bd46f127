/**
 * What is counted so that we stay within a platform's limits: the port that keeps it, and its rules. Never imports AWS or HTTP.
 */
@NullMarked
package dev.socialposting.limits;

import org.jspecify.annotations.NullMarked;
