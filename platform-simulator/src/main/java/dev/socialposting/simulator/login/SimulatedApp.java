package dev.socialposting.simulator.login;

/** An app that is registered with a platform and may ask people to connect. */
public record SimulatedApp(String id, String secret) {}
