package dev.socialposting.api.uploads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.socialposting.api.http.Call;
import dev.socialposting.api.http.Checked;
import dev.socialposting.api.http.Deed;
import dev.socialposting.api.http.FieldError;
import dev.socialposting.api.http.FieldReader;
import dev.socialposting.api.http.JsonBody;
import dev.socialposting.api.http.JsonPath;
import dev.socialposting.api.http.Problem;
import dev.socialposting.api.http.WritingEndpoint;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.UploadRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** {@code POST .../retry}, {@code .../cancel} and {@code .../verify}: for the destinations that the body names, or for all. */
final class ChangePostings implements WritingEndpoint {
    private static final JsonPath DESTINATIONS = JsonPath.ROOT.to("destinations");

    private final OwnUploads uploads;
    private final CommandRunner runner;
    private final Command command;

    ChangePostings(OwnUploads uploads, CommandRunner runner, Command command) {
        this.uploads = uploads;
        this.runner = runner;
        this.command = command;
    }

    @Override
    public Checked<Deed> prepare(Call call) {
        return uploads.find(call).then(request -> JsonBody.orNone(call.http()).then(body -> change(request, body)));
    }

    private Checked<Deed> change(UploadRequest request, JsonBody body) {
        List<FieldError> errors = new ArrayList<>(body.errors());
        FieldReader fields = new FieldReader(body.root(), JsonPath.ROOT, errors);
        Optional<ArrayNode> list = fields.list("destinations");
        fields.rejectOthers();
        SequencedMap<Destination, JsonPath> named = new LinkedHashMap<>();
        list.ifPresent(given -> named.putAll(named(given, request, errors)));
        if (!errors.isEmpty()) {
            return Checked.invalid(Problem.invalidBody(errors));
        }
        return Checked.valid(() -> runner.run(
                        request,
                        list.isPresent() ? named.keySet() : request.postings().keySet(),
                        command)
                .map(outcome -> CommandReply.of(outcome, command, named))
                .orElseGet(() -> OwnUploads.unknown().toReply()));
    }

    private static Map<Destination, JsonPath> named(ArrayNode list, UploadRequest request, List<FieldError> errors) {
        if (list.isEmpty()) {
            errors.add(FieldError.at(
                    DESTINATIONS, "no_destinations", "Name at least one destination, or leave the field out for all."));
        }
        Map<Destination, JsonPath> named = new LinkedHashMap<>();
        for (int i = 0; i < list.size(); i++) {
            JsonPath path = DESTINATIONS.to(i);
            own(list.get(i), request)
                    .ifPresentOrElse(
                            destination -> named.put(destination, path),
                            () -> errors.add(FieldError.at(
                                    path, "unknown_destination", "The request has no such destination.")));
        }
        return named;
    }

    /** A destination of the request, if the JSON names one. */
    static Optional<Destination> own(JsonNode node, UploadRequest request) {
        return Optional.ofNullable(node.textValue())
                .flatMap(Destination::parse)
                .filter(destination -> request.posting(destination).isPresent());
    }
}
