/** Tests of what each platform accepts. */
@NullMarked
package dev.socialposting.platforms;

import org.jspecify.annotations.NullMarked;
