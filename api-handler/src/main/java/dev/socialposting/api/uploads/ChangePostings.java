package dev.socialposting.api.uploads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.socialposting.api.http.Call;
import dev.socialposting.api.http.Checked;
import dev.socialposting.api.http.Deed;
import dev.socialposting.api.http.FieldError;
import dev.socialposting.api.http.FieldReader;
import dev.socialposting.api.http.Json;
import dev.socialposting.api.http.JsonBody;
import dev.socialposting.api.http.JsonPath;
import dev.socialposting.api.http.Problem;
import dev.socialposting.api.http.Reply;
import dev.socialposting.api.http.WritingEndpoint;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.UploadRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

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
                .map(outcome -> reply(outcome, command, named))
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
    private static Optional<Destination> own(JsonNode node, UploadRequest request) {
        return Optional.ofNullable(node.textValue())
                .flatMap(Destination::parse)
                .filter(destination -> request.posting(destination).isPresent());
    }

    /**
     * What was done and what was not; a conflict if nothing was.
     *
     * @param places where in the body the destinations were named, if they were
     */
    private static Reply reply(CommandRunner.Outcome outcome, Command command, Map<Destination, JsonPath> places) {
        return outcome.changed().isEmpty() ? nothing(outcome, command, places) : Reply.json(200, json(outcome));
    }

    private static ObjectNode json(CommandRunner.Outcome outcome) {
        ObjectNode json = Json.object();
        ArrayNode changed = json.putArray("changed");
        outcome.changed().forEach(destination -> changed.add(destination.toString()));
        ObjectNode unchanged = json.putObject("unchanged");
        outcome.unchanged()
                .forEach((destination, reason) -> unchanged
                        .putObject(destination.toString())
                        .put("code", reason.code())
                        .put("detail", reason.detail()));
        json.set("upload", UploadJson.write(outcome.request()));
        return json;
    }

    private static Reply nothing(CommandRunner.Outcome outcome, Command command, Map<Destination, JsonPath> places) {
        String reasons = outcome.unchanged().entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue().detail())
                .collect(Collectors.joining(" "));
        List<FieldError> errors = outcome.unchanged().entrySet().stream()
                .flatMap(each -> Optional.ofNullable(places.get(each.getKey())).stream()
                        .map(place -> FieldError.at(
                                place, each.getValue().code(), each.getValue().detail())))
                .toList();
        return Problem.conflict(command.nothingDone(), "Nothing was changed. " + reasons)
                .withErrors(errors)
                .toReply();
    }

    /** {@code POST .../resolve}, for one destination: a person has looked at the account and says whether an unconfirmed post is there. */
    static final class Resolve implements WritingEndpoint {
        private static final JsonPath DESTINATION = JsonPath.ROOT.to("destination");

        private final OwnUploads uploads;
        private final CommandRunner runner;

        Resolve(OwnUploads uploads, CommandRunner runner) {
            this.uploads = uploads;
            this.runner = runner;
        }

        @Override
        public Checked<Deed> prepare(Call call) {
            return uploads.find(call).then(request -> JsonBody.of(call.http()).then(body -> resolve(request, body)));
        }

        private Checked<Deed> resolve(UploadRequest request, JsonBody body) {
            List<FieldError> errors = new ArrayList<>(body.errors());
            FieldReader fields = new FieldReader(body.root(), JsonPath.ROOT, errors);
            Optional<String> named = fields.requiredText("destination");
            Optional<Boolean> published = fields.requiredFlag("published");
            fields.rejectOthers();
            Optional<Destination> destination = named.flatMap(text -> own(TextNode.valueOf(text), request));
            if (named.isPresent() && destination.isEmpty()) {
                errors.add(FieldError.at(DESTINATION, "unknown_destination", "The request has no such destination."));
            }
            if (!errors.isEmpty() || destination.isEmpty() || published.isEmpty()) {
                return Checked.invalid(Problem.invalidBody(errors));
            }
            Command command = new Command.Resolve(published.get());
            return Checked.valid(() -> runner.run(request, List.of(destination.get()), command)
                    .map(outcome -> reply(outcome, command, Map.of(destination.get(), DESTINATION)))
                    .orElseGet(() -> OwnUploads.unknown().toReply()));
        }
    }
}
