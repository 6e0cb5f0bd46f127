/** Drives a running system over HTTP as its users do. Imports none of this project's code. */
@NullMarked
package dev.socialposting.endtoend;

import org.jspecify.annotations.NullMarked;
