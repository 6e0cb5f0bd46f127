@NullMarked
package dev.socialposting.local.aws.server;

import org.jspecify.annotations.NullMarked;
