/** What ties the lines of the functions' logs together. Knows the domain's ids and SLF4J, and nothing else. */
@NullMarked
package dev.socialposting.logging;

import org.jspecify.annotations.NullMarked;
