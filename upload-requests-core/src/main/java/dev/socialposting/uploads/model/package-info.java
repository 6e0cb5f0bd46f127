/**
 * Upload requests and their postings: values, states and the moves between them.
 *
 * <p>Everything here is pure: time and randomness come in as arguments. Never imports AWS, JSON, logging, clock reads or any
 * other package of this project.
 */
@NullMarked
package dev.socialposting.uploads.model;

import org.jspecify.annotations.NullMarked;
