package dev.socialposting.simulator;

import dev.socialposting.simulator.video.SampleVideos;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** What the ledger should say of the bytes of a video. */
public final class Sha256 {
    private Sha256() {}

    /** The SHA-256 of a sample video in hex. */
    public static String ofSample(String name) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(SampleVideos.bytes(name).orElseThrow()));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
