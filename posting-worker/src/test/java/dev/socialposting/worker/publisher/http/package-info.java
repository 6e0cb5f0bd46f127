@NullMarked
package dev.socialposting.worker.publisher.http;

import org.jspecify.annotations.NullMarked;
