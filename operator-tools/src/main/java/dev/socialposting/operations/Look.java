package dev.socialposting.operations;

import java.util.List;

/**
 * What a look at the dead-letter queue shows.
 *
 * @param findings those that are chosen
 * @param lookedAt how many messages were looked at, chosen or not
 * @param more whether there may be others
 * @param notSeen about how many these are, as far as the queue knows
 */
record Look(List<Finding> findings, int lookedAt, boolean more, long notSeen) {}
