/**
 * What Meta's platforms share: their names, apps and tokens, and the Graph API's answers, errors and scenarios.
 * Never imports a platform's own package.
 */
@NullMarked
package dev.socialposting.simulator.graph;

import org.jspecify.annotations.NullMarked;
