package dev.socialposting.api.uploads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.api.http.FieldError;
import dev.socialposting.api.http.FieldReader;
import dev.socialposting.api.http.JsonBody;
import dev.socialposting.api.http.JsonPath;
import dev.socialposting.platforms.DestinationReader;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.platforms.rules.PlatformRules;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.PostingOptions;
import dev.socialposting.uploads.model.UploadRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads the body of a post: its shape, its destinations, whom options are for, and its times. What it says is judged by {@link PostChecks}. */
final class PostDraftReader {
    static final JsonPath VIDEO_URL = JsonPath.ROOT.to("video_url");
    static final JsonPath CAPTION = JsonPath.ROOT.to("caption");
    static final JsonPath DESTINATIONS = JsonPath.ROOT.to("destinations");
    static final JsonPath OPTIONS = JsonPath.ROOT.to("options");

    private final SocialPlatforms platforms;
    private final DestinationReader destinationReader;

    PostDraftReader(SocialPlatforms platforms) {
        this.platforms = platforms;
        this.destinationReader = new DestinationReader(platforms);
    }

    PostDraft read(JsonBody body) {
        List<FieldError> errors = new ArrayList<>(body.errors());
        FieldReader fields = new FieldReader(body.root(), JsonPath.ROOT, errors);
        Optional<String> videoUrl = fields.requiredText("video_url");
        Optional<String> caption = fields.requiredText("caption");
        SequencedMap<Destination, Integer> places = fields.requiredList("destinations")
                .map(list -> destinations(list, errors))
                .orElseGet(LinkedHashMap::new);
        Map<Destination, PostingOptions> options = fields.object("options")
                .map(object -> options(object, places, errors))
                .orElse(Map.of());
        GivenTimes times = GivenTimes.read(fields, Optional.empty(), errors);
        fields.rejectOthers();
        return new PostDraft(videoUrl, caption, places, options, times.timing(), errors);
    }

    private SequencedMap<Destination, Integer> destinations(ArrayNode list, List<FieldError> errors) {
        if (list.isEmpty()) {
            errors.add(FieldError.at(DESTINATIONS, "no_destinations", "Name at least one destination."));
        }
        if (list.size() > UploadRequest.MAX_DESTINATIONS) {
            errors.add(FieldError.at(
                    DESTINATIONS,
                    "too_many_destinations",
                    "Name at most %d destinations; these are %d."
                            .formatted(UploadRequest.MAX_DESTINATIONS, list.size())));
        }
        SequencedMap<Destination, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < list.size(); i++) {
            int place = i;
            JsonPath path = DESTINATIONS.to(i);
            destination(list.get(i), path, errors).ifPresent(destination -> {
                if (places.putIfAbsent(destination, place) != null) {
                    errors.add(FieldError.at(path, "duplicate_destination", "This destination is named twice."));
                }
            });
        }
        return places;
    }

    private Optional<Destination> destination(JsonNode node, JsonPath path, List<FieldError> errors) {
        if (!node.isTextual()) {
            errors.add(FieldError.at(path, "wrong_type", "A destination must be a text: platform:account_id."));
            return Optional.empty();
        }
        return switch (destinationReader.read(node.textValue())) {
            case DestinationReader.Known(Destination destination) -> Optional.of(destination);
            case DestinationReader.Refused(String code, String detail) -> {
                errors.add(FieldError.at(path, code, detail));
                yield Optional.empty();
            }
        };
    }

    private Map<Destination, PostingOptions> options(
            ObjectNode object, SequencedMap<Destination, Integer> places, List<FieldError> errors) {
        Map<Destination, PostingOptions> options = new HashMap<>();
        object.properties().forEach(member -> {
            JsonPath path = OPTIONS.to(member.getKey());
            Optional<Destination> destination =
                    Destination.parse(member.getKey()).filter(places::containsKey);
            if (destination.isEmpty()) {
                errors.add(FieldError.at(
                        path, "options_without_destination", "These options are for none of the destinations."));
            } else if (member.getValue() instanceof ObjectNode given) {
                PlatformRules rules =
                        platforms.rulesOf(destination.get().platform()).orElseThrow();
                options.put(destination.get(), OptionValues.read(given, rules, path, errors));
            } else if (!member.getValue().isNull()) {
                errors.add(FieldError.at(path, "wrong_type", "This must be an object."));
            }
        });
        return options;
    }
}
