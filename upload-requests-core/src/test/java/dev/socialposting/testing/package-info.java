/** Tools that the tests of every module use. Never imports AWS. */
@NullMarked
package dev.socialposting.testing;

import org.jspecify.annotations.NullMarked;
