/**
 * The functions over DynamoDB Local and the simulated platforms, under a clock that jumps over every wait. Measurements that are exact,
 * or that would take hours otherwise, are made here.
 */
@NullMarked
package dev.socialposting.benchmarks.virtual;

import org.jspecify.annotations.NullMarked;
