/**
 * What the simulator remembers beside the platforms' own tables: clock, ids, accounts, tokens, journal and ledger.
 * Never imports a platform, HTTP or JSON. Nothing here locks: the caller holds the simulator's one lock.
 */
@NullMarked
package dev.socialposting.simulator.state;

import org.jspecify.annotations.NullMarked;
