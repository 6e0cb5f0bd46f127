package dev.socialposting.uploads.store;

/**
 * Where the next page of a list begins; opaque to everyone but the store that made it.
 *
 * @param value characters that are safe in a URL
 */
public record PageToken(String value) {}
