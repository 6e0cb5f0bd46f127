/** Tests of the calls that read posts and their logs. */
@NullMarked
package dev.socialposting.api.reads;

import org.jspecify.annotations.NullMarked;
