@NullMarked
package dev.socialposting.local.aws.template;

import org.jspecify.annotations.NullMarked;
