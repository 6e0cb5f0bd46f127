/**
 * The calls about posts: accept one, list them, show one, read its log.
 *
 * <p>Reaches stores and queue through their ports alone. Never imports AWS types.
 */
@NullMarked
package dev.socialposting.api.uploads;

import org.jspecify.annotations.NullMarked;
