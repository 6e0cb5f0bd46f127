package dev.socialposting.simulator.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.http.SimulatorResponse;
import dev.socialposting.simulator.kit.Json;
import dev.socialposting.simulator.kit.Reply;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An error of the rupload host, whose envelope is not the Graph API's.
 *
 * @param bytesTransferred where to resume, for {@code OffsetInvalidError}
 */
public record RuploadError(int status, boolean retriable, String type, String message, OptionalLong bytesTransferred) {

    /** An error without an offset to resume from. */
    public static RuploadError of(int status, boolean retriable, String type, String message) {
        return new RuploadError(status, retriable, type, message, OptionalLong.empty());
    }

    /** A header that is missing or is not a number. */
    public static RuploadError badHeader(String name) {
        return of(400, false, "ParameterValidationError", "Header " + name + " not convertable to unsigned long");
    }

    /** A {@code file_url} that is no address the platform would fetch. */
    public static RuploadError badFileUrl() {
        return of(400, false, "ParameterValidationError", "Header file_url is not a fetchable http(s) address");
    }

    /** What is wrong with a request that should carry a whole file. */
    public static Optional<RuploadError> ofWholeFile(SimulatorRequest request) {
        OptionalLong offset = unsigned(request.header("offset"));
        OptionalLong size = unsigned(request.header("file_size"));
        if (offset.isEmpty()) {
            return Optional.of(badHeader("Offset"));
        }
        if (size.isEmpty()) {
            return Optional.of(badHeader("File_Size"));
        }
        if (offset.getAsLong() != 0) {
            return Optional.of(new RuploadError(
                    400, true, "OffsetInvalidError", "The offset is not where the upload stopped", OptionalLong.of(0)));
        }
        return request.body().length == size.getAsLong()
                ? Optional.empty()
                : Optional.of(of(400, true, "PartialRequestError", "The body is not as long as file_size says"));
    }

    /** A header's value as an unsigned number. */
    public static OptionalLong unsigned(Optional<String> header) {
        return header.filter(text -> text.matches("\\d{1,18}"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }

    /** The error as an answer. */
    public Reply reply() {
        ObjectNode body = Json.object();
        ObjectNode info = body.putObject("debug_info");
        info.put("retriable", retriable).put("type", type).put("message", message);
        bytesTransferred.ifPresent(bytes -> info.put("bytes_transferred", bytes));
        return Reply.failed(SimulatorResponse.json(status, body.toString()));
    }
}
