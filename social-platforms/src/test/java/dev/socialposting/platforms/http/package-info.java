@NullMarked
package dev.socialposting.platforms.http;

import org.jspecify.annotations.NullMarked;
