/** Hostile calls, made up from {@code openapi.yaml} or out of nothing: whatever is sent, no answer is a defect. */
@NullMarked
package dev.socialposting.api.fuzz;

import org.jspecify.annotations.NullMarked;
