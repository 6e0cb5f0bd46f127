@NullMarked
package dev.socialposting.operations.aws;

import org.jspecify.annotations.NullMarked;
