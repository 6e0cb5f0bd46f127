/**
 * An API Gateway HTTP API on this machine: requests become events of payload format 2.0, answers become responses.
 *
 * <p>Its routes are the template's. Never knows what the functions do.
 */
@NullMarked
package dev.socialposting.local.gateway;

import org.jspecify.annotations.NullMarked;
