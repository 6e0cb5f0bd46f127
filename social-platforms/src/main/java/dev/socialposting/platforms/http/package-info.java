/** HTTP as the publishers see it: calls, answers, and the port that makes them. Never imports AWS. */
@NullMarked
package dev.socialposting.platforms.http;

import org.jspecify.annotations.NullMarked;
