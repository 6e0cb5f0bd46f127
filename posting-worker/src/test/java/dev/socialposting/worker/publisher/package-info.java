@NullMarked
package dev.socialposting.worker.publisher;

import org.jspecify.annotations.NullMarked;
