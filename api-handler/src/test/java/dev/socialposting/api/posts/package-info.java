/** Tests of the call that makes a post: what it accepts, refuses, repeats, warns of and rehearses. */
@NullMarked
package dev.socialposting.api.posts;

import org.jspecify.annotations.NullMarked;
