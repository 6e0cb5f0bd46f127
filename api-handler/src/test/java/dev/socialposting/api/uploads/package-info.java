/** Tests of single parts. */
@NullMarked
package dev.socialposting.api.uploads;

import org.jspecify.annotations.NullMarked;
