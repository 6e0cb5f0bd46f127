package dev.socialposting.simulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.fileupload.MultipartStream;
import org.apache.commons.fileupload.ParameterParser;

/** Takes a {@code multipart/form-data} body apart. */
final class MultipartBody {
    private static final int BUFFER = 8192;

    /** What is done with each part; the file name tells a file from a text. */
    interface PartReader {
        void read(String name, Optional<String> fileName, byte[] content);
    }

    private MultipartBody() {}

    /**
     * Reads all parts.
     *
     * @throws IOException when the body is not what its content type says
     */
    static void read(SimulatorRequest request, PartReader reader) throws IOException {
        String boundary = parameters(request.header("Content-Type").orElse("")).getOrDefault("boundary", "");
        MultipartStream parts = open(request, boundary);
        boolean more = parts.skipPreamble();
        while (more) {
            Map<String, String> disposition = disposition(parts.readHeaders());
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            parts.readBodyData(content);
            reader.read(
                    disposition.getOrDefault("name", ""),
                    Optional.ofNullable(disposition.get("filename")),
                    content.toByteArray());
            more = parts.readBoundary();
        }
    }

    private static MultipartStream open(SimulatorRequest request, String boundary) throws IOException {
        try {
            return new MultipartStream(
                    new ByteArrayInputStream(request.body()), boundary.getBytes(UTF_8), BUFFER, null);
        } catch (IllegalArgumentException boundaryTooLong) {
            throw new IOException(boundaryTooLong);
        }
    }

    private static Map<String, String> disposition(String headers) {
        return headers.lines()
                .filter(line -> line.regionMatches(true, 0, "Content-Disposition:", 0, 20))
                .findFirst()
                .map(MultipartBody::parameters)
                .orElse(Map.of());
    }

    private static Map<String, String> parameters(String header) {
        ParameterParser parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        Map<String, String> parameters = new TreeMap<>(parser.parse(header, ';'));
        parameters.values().removeIf(value -> value == null);
        return parameters;
    }
}
