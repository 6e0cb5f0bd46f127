@NullMarked
package dev.socialposting.operations;

import org.jspecify.annotations.NullMarked;
