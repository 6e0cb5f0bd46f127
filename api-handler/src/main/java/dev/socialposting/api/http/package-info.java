/**
 * HTTP as this API speaks it: calls, routes, strict JSON, replies and problems. Knows nothing of uploads and accounts.
 *
 * <p>Never imports AWS types nor the domain, apart from the caller's id.
 */
@NullMarked
package dev.socialposting.api.http;

import org.jspecify.annotations.NullMarked;
