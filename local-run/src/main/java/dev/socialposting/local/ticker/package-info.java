/** EventBridge schedules on this machine: a function is called every so often. Never knows what for. */
@NullMarked
package dev.socialposting.local.ticker;

import org.jspecify.annotations.NullMarked;
