/** Tests of the API as its callers see it: events in, responses out, each response checked against {@code openapi.yaml}. */
@NullMarked
package dev.socialposting.api;

import org.jspecify.annotations.NullMarked;
