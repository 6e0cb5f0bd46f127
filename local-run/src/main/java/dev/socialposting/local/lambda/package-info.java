/**
 * A Lambda function as its callers see it: JSON in, JSON out, a time limit, an outcome.
 *
 * <p>Events and answers go through AWS's own serialization library, as they do in Lambda. Never knows who calls.
 */
@NullMarked
package dev.socialposting.local.lambda;

import org.jspecify.annotations.NullMarked;
