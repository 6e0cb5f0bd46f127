/**
 * Where users sign in on one machine, in Cognito's place: an OpenID Connect provider that takes everybody at his word.
 *
 * <p>Never knows the gateway or the functions: who calls is for them to find out from a token.
 */
@NullMarked
package dev.socialposting.local.identity;

import org.jspecify.annotations.NullMarked;
