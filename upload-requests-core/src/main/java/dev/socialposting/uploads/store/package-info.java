/**
 * Where upload requests and their logs are kept: the ports, and the use cases on them. Never imports AWS or HTTP.
 *
 * <p>The row is the truth. It changes through {@link dev.socialposting.uploads.store.UploadRequestStore#update} alone.
 */
@NullMarked
package dev.socialposting.uploads.store;

import org.jspecify.annotations.NullMarked;
