/** Where the suite finds an AWS to run on. Knows the servers and Testcontainers, and nothing of the product. */
@NullMarked
package dev.socialposting.localstack;

import org.jspecify.annotations.NullMarked;
