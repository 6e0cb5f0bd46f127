package dev.socialposting.api.uploads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.api.http.FieldError;
import dev.socialposting.api.http.FieldReader;
import dev.socialposting.api.http.Json;
import dev.socialposting.api.http.JsonBody;
import dev.socialposting.api.http.JsonPath;
import dev.socialposting.hashing.Sha256;
import dev.socialposting.platforms.DestinationReader;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.platforms.rules.PlatformRules;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.PostingOptions;
import dev.socialposting.uploads.model.Timing;
import dev.socialposting.uploads.model.UploadRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What a user asks to be posted.
 *
 * @param destinations with their options, in the order given
 */
record PostBody(
        String videoUrl, String caption, SequencedMap<Destination, PostingOptions> destinations, Timing timing) {
    static final JsonPath VIDEO_URL = JsonPath.ROOT.to("video_url");
    static final JsonPath CAPTION = JsonPath.ROOT.to("caption");
    static final JsonPath DESTINATIONS = JsonPath.ROOT.to("destinations");
    static final JsonPath OPTIONS = JsonPath.ROOT.to("options");

    PostBody {
        destinations = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(destinations));
    }

    /**
     * A hash of what a post means, which tells a repeated call from a different one: spaces, the order of fields and destinations,
     * empty options, and in which zone a time is written do not count.
     */
    String fingerprint() {
        ObjectNode meaning = Json.object().put("video_url", videoUrl).put("caption", caption);
        ObjectNode written = meaning.putObject("destinations");
        Map<String, PostingOptions> sorted = new TreeMap<>();
        destinations.forEach((destination, options) -> sorted.put(destination.toString(), options));
        sorted.forEach((destination, options) ->
                written.set(destination, OptionValues.write(new PostingOptions(new TreeMap<>(options.values())))));
        timing.schedule().ifPresent(schedule -> meaning.put("scheduled_at", Json.instant(schedule.at())));
        timing.publishBy().ifPresent(publishBy -> meaning.put("publish_by", Json.instant(publishBy)));
        return HexFormat.of().formatHex(Sha256.of(Json.write(meaning)));
    }

    /**
     * What could be read of the body of a post.
     *
     * @param places the index of each destination in the list the user sent
     * @param options of the destinations that have some
     * @param timing as far as its times could be read
     * @param errors what could not be read, or not be meant so; with none of them the draft is complete
     */
    record Draft(
            Optional<String> videoUrl,
            Optional<String> caption,
            SequencedMap<Destination, Integer> places,
            Map<Destination, PostingOptions> options,
            Timing timing,
            List<FieldError> errors) {
        Draft {
            places = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(places));
            options = Map.copyOf(options);
            errors = List.copyOf(errors);
        }

        PostingOptions optionsOf(Destination destination) {
            return options.getOrDefault(destination, PostingOptions.NONE);
        }

        /** The body, if all of it could be read. */
        Optional<PostBody> complete() {
            if (!errors.isEmpty() || videoUrl.isEmpty() || caption.isEmpty()) {
                return Optional.empty();
            }
            SequencedMap<Destination, PostingOptions> destinations = new LinkedHashMap<>();
            places.keySet().forEach(destination -> destinations.put(destination, optionsOf(destination)));
            return Optional.of(new PostBody(videoUrl.get(), caption.get(), destinations, timing));
        }
    }

    /**
     * Reads the body of a post: its shape, its destinations, whom options are for, and its times. What it says is judged by
     * {@link PostChecks}.
     */
    static final class Reader {
        private final SocialPlatforms platforms;
        private final DestinationReader destinationReader;

        Reader(SocialPlatforms platforms) {
            this.platforms = platforms;
            this.destinationReader = new DestinationReader(platforms);
        }

        Draft read(JsonBody body) {
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
            return new Draft(videoUrl, caption, places, options, times.timing(), errors);
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
}
