@NullMarked
package dev.socialposting.local.aws;

import org.jspecify.annotations.NullMarked;
