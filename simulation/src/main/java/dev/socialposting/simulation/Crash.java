package dev.socialposting.simulation;

/** The process of whoever gets this is gone. An error, so that nothing in the product catches it. */
final class Crash extends Error {
    Crash() {
        super("the process died", null, false, false);
    }
}
