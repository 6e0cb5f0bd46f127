/**
 * Fake social platforms: the list of them, the entrance for in-process tests, the HTTP server, and the dispatch of calls to hosts.
 * Never imports any other code of this project, so that it cannot share its misunderstandings.
 */
@NullMarked
package dev.socialposting.simulator;

import org.jspecify.annotations.NullMarked;
