@NullMarked
package dev.socialposting.worker.publisher.meta;

import org.jspecify.annotations.NullMarked;
