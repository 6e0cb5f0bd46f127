/**
 * What each platform accepts: accounts, captions, options and media addresses, checked before anything is queued.
 *
 * <p>One class per platform and one line in {@link dev.socialposting.platforms.SocialPlatforms}. Never imports AWS, HTTP or JSON.
 */
@NullMarked
package dev.socialposting.platforms;

import org.jspecify.annotations.NullMarked;
