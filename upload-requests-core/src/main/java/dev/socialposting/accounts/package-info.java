/** Connected accounts, the grants they rest on, and their credentials: the ports, and the use cases on them. Never imports AWS or HTTP. */
@NullMarked
package dev.socialposting.accounts;

import org.jspecify.annotations.NullMarked;
