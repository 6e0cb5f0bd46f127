package dev.socialposting.simulator.model;

/** By which of a platform's ways an account was connected, as it is written in JSON; it may decide the host its calls go to. */
public record LoginVariant(String id) {}
