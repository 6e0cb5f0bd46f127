/** The variables that a function is configured by. Imports nothing of this project. */
@NullMarked
package dev.socialposting.environment;

import org.jspecify.annotations.NullMarked;
