package dev.socialposting.api.uploads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.api.http.Json;
import dev.socialposting.hashing.Sha256;
import dev.socialposting.uploads.model.PostingOptions;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * A hash of what a post means, which tells a repeated call from a different one: spaces, the order of fields and destinations,
 * empty options, and in which zone a time is written do not count.
 */
final class Fingerprint {
    private Fingerprint() {}

    static String of(PostBody body) {
        ObjectNode meaning = Json.object().put("video_url", body.videoUrl()).put("caption", body.caption());
        ObjectNode destinations = meaning.putObject("destinations");
        Map<String, PostingOptions> sorted = new TreeMap<>();
        body.destinations().forEach((destination, options) -> sorted.put(destination.toString(), options));
        sorted.forEach((destination, options) ->
                destinations.set(destination, OptionValues.write(new PostingOptions(new TreeMap<>(options.values())))));
        body.timing().schedule().ifPresent(schedule -> meaning.put("scheduled_at", Json.instant(schedule.at())));
        body.timing().publishBy().ifPresent(publishBy -> meaning.put("publish_by", Json.instant(publishBy)));
        return HexFormat.of().formatHex(Sha256.of(Json.write(meaning)));
    }
}
