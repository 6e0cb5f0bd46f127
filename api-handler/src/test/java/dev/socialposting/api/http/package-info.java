/** Tests of single parts. */
@NullMarked
package dev.socialposting.api.http;

import org.jspecify.annotations.NullMarked;
