package dev.socialposting.api.platforms;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.api.http.Json;
import dev.socialposting.platforms.Connector;
import dev.socialposting.platforms.PlatformEnvironment;
import dev.socialposting.platforms.SocialPlatform;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.platforms.publisher.Flow;
import dev.socialposting.platforms.publisher.VideoPublisher;
import dev.socialposting.platforms.rules.CaptionLimit;
import dev.socialposting.platforms.rules.OptionSchema;
import dev.socialposting.platforms.rules.OptionType;
import dev.socialposting.platforms.rules.PlatformRules;
import dev.socialposting.platforms.rules.VideoFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Platforms as JSON, as {@code openapi.yaml} describes it. */
final class PlatformJson {
    private PlatformJson() {}

    static ObjectNode write(SocialPlatforms platforms) {
        ObjectNode json = Json.object();
        ArrayNode items = json.putArray("items");
        platforms.all().forEach(platform -> items.add(write(platform)));
        return json;
    }

    private static ObjectNode write(SocialPlatform platform) {
        PlatformRules rules = platform.rules();
        ObjectNode json = Json.object().put("platform", platform.id().name()).put("display_name", rules.displayName());
        json.putObject("accounts")
                .put("id_pattern", rules.accountIds().pattern().pattern())
                .put("id_help", rules.accountIds().help())
                .put("page", rules.accountIds().page());
        ArrayNode logins = json.putArray("logins");
        for (Connector.Login login : platform.connector().logins()) {
            logins.addObject().put("login", login.name()).put("label", login.label());
        }
        ArrayNode caption = json.putArray("caption");
        rules.captionLimits().forEach(limit -> caption.add(write(limit)));
        ArrayNode options = json.putArray("options");
        rules.options().options().forEach(option -> options.add(write(option)));
        ArrayNode videos = json.putArray("videos");
        rules.videoFormats().forEach(format -> videos.add(write(format)));
        ArrayNode steps = json.putArray("steps");
        labels(platform.publisher(PlatformEnvironment.STANDARD.of(platform)))
                .forEach((step, label) -> steps.addObject().put("step", step).put("label", label));
        return json;
    }

    private static ObjectNode write(CaptionLimit limit) {
        ObjectNode json = Json.object()
                .put("counting", limit.method().id())
                .put("what", limit.what())
                .put("max", limit.max());
        limit.caution()
                .ifPresent(caution ->
                        json.putObject("caution").put("above", caution.above()).put("text", caution.text()));
        return json;
    }

    private static ObjectNode write(OptionSchema.Option option) {
        ObjectNode json = Json.object()
                .put("name", option.name())
                .put("label", option.label())
                .put("help", option.help());
        switch (option.type()) {
            case OptionType.Flag() -> json.put("type", "flag");
            case OptionType.Choice choice -> write(choice, json.put("type", "choice"));
            case OptionType.Text(int maxLength) -> json.put("type", "text").put("max_length", maxLength);
            case OptionType.Id() -> json.put("type", "id");
            case OptionType.Address() -> json.put("type", "address");
            case OptionType.Milliseconds() -> json.put("type", "milliseconds");
            case OptionType.Names names ->
                json.put("type", "names")
                        .put("max", names.max())
                        .put("pattern", names.pattern().pattern())
                        .put("pattern_help", names.inWords());
        }
        option.conflict()
                .ifPresent(conflict -> json.putObject("conflict")
                        .put("option", conflict.option())
                        .put("value", conflict.value())
                        .put("message", conflict.message()));
        return json;
    }

    private static void write(OptionType.Choice choice, ObjectNode json) {
        json.put("unset", choice.unset());
        ArrayNode choices = json.putArray("choices");
        for (OptionType.Choice.Value value : choice.values()) {
            ObjectNode one = choices.addObject();
            switch (value.value()) {
                case Boolean flag -> one.put("value", flag);
                default -> one.put("value", String.valueOf(value.value()));
            }
            one.put("label", value.label());
        }
    }

    private static ObjectNode write(VideoFormat format) {
        ObjectNode json = Json.object().put("kind", format.kind());
        format.chosenBy().ifPresent(chosen -> json.set("chosen_by", write(chosen, Json.object())));
        format.length()
                .ifPresent(length -> json.putObject("seconds")
                        .put("min", length.least().toSeconds())
                        .put("max", length.most().toSeconds()));
        format.atLeast()
                .ifPresent(size ->
                        json.putObject("min_size").put("width", size.width()).put("height", size.height()));
        format.maxWidth().ifPresent(width -> json.put("max_width", width));
        format.shapes().ifPresent(shapes -> {
            ObjectNode range = json.putObject("shapes");
            range.set("narrowest", write(shapes.narrowest()));
            range.set("widest", write(shapes.widest()));
        });
        json.put("upright", Json.word(format.upright()));
        format.remedy()
                .ifPresent(remedy ->
                        json.set("remedy", write(remedy.set(), Json.object().put("label", remedy.label()))));
        return json;
    }

    private static ObjectNode write(VideoFormat.Ratio ratio) {
        return Json.object().put("width", ratio.width()).put("height", ratio.height());
    }

    private static ObjectNode write(VideoFormat.OptionValue value, ObjectNode json) {
        return json.put("option", value.option()).put("value", value.value());
    }

    /** By the names of steps, today's and those of earlier versions. */
    private static Map<String, String> labels(VideoPublisher publisher) {
        Map<String, String> labels = new LinkedHashMap<>();
        publisher.flows().stream().flatMap(Flow::steps).forEach(step -> {
            labels.put(step.name().value(), step.label());
            step.formerNames().forEach(former -> labels.putIfAbsent(former.value(), step.label()));
        });
        return labels;
    }
}
