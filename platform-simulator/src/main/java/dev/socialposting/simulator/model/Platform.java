package dev.socialposting.simulator.model;

/** The id of a platform, as it is written in addresses and JSON. */
public record Platform(String id) {}
