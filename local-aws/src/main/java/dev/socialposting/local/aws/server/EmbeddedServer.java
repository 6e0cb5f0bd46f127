package dev.socialposting.local.aws.server;

import java.net.URI;

/** A started server; closing it frees its port. */
public interface EmbeddedServer extends AutoCloseable {

    /** Where it is called, without a trailing slash. */
    URI endpoint();

    @Override
    void close();
}
