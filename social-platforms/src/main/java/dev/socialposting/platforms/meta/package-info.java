/**
 * Meta's Graph API as Instagram and Facebook share it: calls, answers, errors and what to do about them.
 *
 * <p>Never imports a platform's package, AWS or the engine.
 */
@NullMarked
package dev.socialposting.platforms.meta;

import org.jspecify.annotations.NullMarked;
