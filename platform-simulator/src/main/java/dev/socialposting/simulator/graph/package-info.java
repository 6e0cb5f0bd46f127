/**
 * What Instagram and Facebook share: the Graph API's calls, answers and errors, and the machinery of scenarios.
 * Never imports a platform's own package.
 */
@NullMarked
package dev.socialposting.simulator.graph;

import org.jspecify.annotations.NullMarked;
