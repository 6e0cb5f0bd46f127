/**
 * The simulated websites: accounts, posts, the login question, and the simulator's own front page. Plain HTML without scripts.
 * Never imports a platform's package.
 */
@NullMarked
package dev.socialposting.simulator.pages;

import org.jspecify.annotations.NullMarked;
