@NullMarked
package dev.socialposting.local.poller;

import org.jspecify.annotations.NullMarked;
