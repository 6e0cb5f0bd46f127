/** Fake social platforms. Never imports any other code of this project, so that it cannot share its misunderstandings. */
@NullMarked
package dev.socialposting.simulator;

import org.jspecify.annotations.NullMarked;
