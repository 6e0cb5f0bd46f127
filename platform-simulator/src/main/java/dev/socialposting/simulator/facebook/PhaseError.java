package dev.socialposting.simulator.facebook;

/** An error inside a phase of a video's status. */
record PhaseError(int code, String message) {}
