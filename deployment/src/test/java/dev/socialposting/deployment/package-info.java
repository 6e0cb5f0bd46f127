/**
 * What is deployed, held against what the code needs: permissions, variables, alarms.
 *
 * <p>What the code needs is read from the compiled classes, so that nobody has to keep a list.
 */
@NullMarked
package dev.socialposting.deployment;

import org.jspecify.annotations.NullMarked;
