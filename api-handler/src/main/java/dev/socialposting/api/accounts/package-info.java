/**
 * The calls about connected accounts. Tokens go in and never come out.
 *
 * <p>Reaches store and cipher through their ports alone. Never imports AWS types.
 */
@NullMarked
package dev.socialposting.api.accounts;

import org.jspecify.annotations.NullMarked;
