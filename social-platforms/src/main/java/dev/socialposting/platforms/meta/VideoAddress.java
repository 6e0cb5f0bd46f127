package dev.socialposting.platforms.meta;

import java.net.URI;

/** Addresses that Meta's servers fetch from: they take ASCII only. */
public final class VideoAddress {
    private VideoAddress() {}

    /** The address with every other character percent-encoded. */
    public static String ascii(String address) {
        return URI.create(address).toASCIIString();
    }
}
