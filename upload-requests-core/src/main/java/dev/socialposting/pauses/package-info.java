/** What operators hold back: platforms that are paused. The record and the port that keeps it. Never imports AWS or HTTP. */
@NullMarked
package dev.socialposting.pauses;

import org.jspecify.annotations.NullMarked;
