package dev.socialposting.local.aws.server;

/** A server cannot start because something else listens on its port; the message names both and stands alone. */
public final class PortTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String service;
    private final int port;

    public PortTakenException(String service, int port, Throwable cause) {
        super("port %d for %s is already taken".formatted(port, service), cause);
        this.service = service;
        this.port = port;
    }

    /** What was to listen there, as people call it. */
    public String service() {
        return service;
    }

    public int port() {
        return port;
    }
}
