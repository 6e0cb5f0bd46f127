@NullMarked
package dev.socialposting.local.gateway;

import org.jspecify.annotations.NullMarked;
