/**
 * What operators count: the facts, the port that takes them, and how they are read off the rows. Knows the domain and the store's
 * port; never imports AWS, HTTP or logging.
 */
@NullMarked
package dev.socialposting.metrics;

import org.jspecify.annotations.NullMarked;
