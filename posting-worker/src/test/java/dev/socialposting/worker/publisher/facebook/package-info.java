@NullMarked
package dev.socialposting.worker.publisher.facebook;

import org.jspecify.annotations.NullMarked;
