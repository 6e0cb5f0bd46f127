/**
 * What the simulator remembers beside the platforms' own tables: clock, ids, accounts, tokens, journal, ledger, videos,
 * and the storage that keeps all tables.
 * Never imports a platform or HTTP. Nothing here locks: the caller holds the simulator's one lock.
 */
@NullMarked
package dev.socialposting.simulator.state;

import org.jspecify.annotations.NullMarked;
