package dev.socialposting.accounts;

/** What came of replacing credentials. */
public sealed interface Rotation {
    /** They are stored, and are these from now on. */
    record Rotated(KeptCredentials kept, Credentials credentials) implements Rotation {}

    /** Others were stored meanwhile, or the record is gone, and nothing was changed: what is there must be read again. */
    record Overtaken() implements Rotation {}
}
