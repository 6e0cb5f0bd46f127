package dev.socialposting.api.uploads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.api.http.Json;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What a destination's platform may not like about a caption. */
record CaptionCaution(Destination destination, String detail) implements PostWarning {
    static List<CaptionCaution> of(SocialPlatforms platforms, Collection<Destination> destinations, String caption) {
        return destinations.stream()
                .flatMap(destination -> platforms.rulesOf(destination.platform()).stream()
                        .flatMap(rules -> rules.cautions(caption).stream())
                        .map(caution -> new CaptionCaution(destination, caution)))
                .toList();
    }

    @Override
    public ObjectNode toJson() {
        return Json.object()
                .put("code", LogCode.CAPTION_CAUTION.word())
                .put("destination", destination.toString())
                .put("detail", detail);
    }

    @Override
    public LogLines.Warning inLog() {
        return new LogLines.Warning(LogCode.CAPTION_CAUTION, detail, Map.of());
    }
}
