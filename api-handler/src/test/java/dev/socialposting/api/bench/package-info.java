/** What the tests of the API share: the API over ports in memory, calls, answers, and the contract that each answer is checked against. */
@NullMarked
package dev.socialposting.api.bench;

import org.jspecify.annotations.NullMarked;
