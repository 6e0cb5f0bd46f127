/**
 * How many calls a user may make: the port that counts them, and the rule. Never imports AWS or HTTP.
 */
@NullMarked
package dev.socialposting.calls;

import org.jspecify.annotations.NullMarked;
