package dev.socialposting.local.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Compression of answers, for callers that take it. */
final class Gzip {

    /** CloudFront leaves what is shorter as it is. */
    private static final int SHORTEST = 1000;

    private Gzip() {}

    static boolean isWorthwhile(Content content) {
        return content.length() >= SHORTEST;
    }

    static boolean isAcceptedBy(GatewayRequest request) {
        return Arrays.stream(request.header("accept-encoding").orElse("").split(","))
                .map(coding -> coding.replace(" ", ""))
                .anyMatch(coding -> coding.matches("(?i)gzip(;q=(1(\\.0*)?|0\\.\\d*[1-9]\\d*))?"));
    }

    static Content compressed(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return Content.of(bytes.toByteArray());
    }
}
