package dev.socialposting.api.uploads;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.api.http.FieldError;
import dev.socialposting.api.http.Json;
import dev.socialposting.api.http.JsonPath;
import dev.socialposting.api.http.Problem;
import dev.socialposting.api.http.Reply;
import dev.socialposting.uploads.model.Destination;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The answer to a command. */
final class CommandReply {
    private CommandReply() {}

    /**
     * What was done and what was not; a conflict if nothing was.
     *
     * @param places where in the body the destinations were named, if they were
     */
    static Reply of(CommandRunner.Outcome outcome, Command command, Map<Destination, JsonPath> places) {
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
}
