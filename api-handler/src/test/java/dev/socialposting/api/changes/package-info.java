/** Tests of the calls that change a post: its texts and times, and the commands. */
@NullMarked
package dev.socialposting.api.changes;

import org.jspecify.annotations.NullMarked;
