package dev.socialposting.api.uploads;

import com.fasterxml.jackson.databind.node.TextNode;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code POST .../resolve}: a person has looked at the account and says whether an unconfirmed post is there. */
final class ResolvePosting implements WritingEndpoint {
    private static final JsonPath DESTINATION = JsonPath.ROOT.to("destination");

    private final OwnUploads uploads;
    private final CommandRunner runner;

    ResolvePosting(OwnUploads uploads, CommandRunner runner) {
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
        Optional<Destination> destination = named.flatMap(text -> ChangePostings.own(TextNode.valueOf(text), request));
        if (named.isPresent() && destination.isEmpty()) {
            errors.add(FieldError.at(DESTINATION, "unknown_destination", "The request has no such destination."));
        }
        if (!errors.isEmpty() || destination.isEmpty() || published.isEmpty()) {
            return Checked.invalid(Problem.invalidBody(errors));
        }
        Command command = new Command.Resolve(published.get());
        return Checked.valid(() -> runner.run(request, List.of(destination.get()), command)
                .map(outcome -> CommandReply.of(outcome, command, Map.of(destination.get(), DESTINATION)))
                .orElseGet(() -> OwnUploads.unknown().toReply()));
    }
}
