@NullMarked
package dev.socialposting.worker.publisher.instagram;

import org.jspecify.annotations.NullMarked;
