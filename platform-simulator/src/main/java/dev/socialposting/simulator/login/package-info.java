/**
 * What the OAuth flows of platforms share: the apps that may ask, authorization codes, the question put to the person.
 * Never imports a platform's own package.
 */
@NullMarked
package dev.socialposting.simulator.login;

import org.jspecify.annotations.NullMarked;
