/** What a post costs, exactly: units of DynamoDB, requests of SQS, calls of platforms; beside a layout with the log in the row. */
@NullMarked
package dev.socialposting.benchmarks.capacity;

import org.jspecify.annotations.NullMarked;
