/**
 * Keeps secrets out of what people read: logs, errors and answers.
 *
 * <p>Never imports the domain, its ports, AWS or HTTP. Of logging it knows the encoder that every configuration uses.
 */
@NullMarked
package dev.socialposting.secrets;

import org.jspecify.annotations.NullMarked;
