package dev.socialposting.simulator.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.kit.Json;
import dev.socialposting.simulator.model.PublicPost;
import dev.socialposting.simulator.model.RecordedCall;
import dev.socialposting.simulator.model.ScenarioDescription;
import dev.socialposting.simulator.model.SimulatedAccount;
import java.util.Locale;

/** The JSON shapes of the admin API. */
final class AdminJson {
    private AdminJson() {}

    static ObjectNode post(PublicPost post) {
        return Json.object()
                .put("platform", post.account().platform().id())
                .put("account_id", post.account().accountId())
                .put("post_id", post.postId())
                .put("media_id", post.mediaId())
                .put("caption", post.caption())
                .put("video_url", post.videoUrl().orElse(null))
                .put("sha256", post.sha256().orElse(null))
                .put("published_at", post.publishedAt().toString())
                .put("permalink", post.permalink())
                .put("origin", post.origin().name().toLowerCase(Locale.ROOT));
    }

    static ObjectNode call(RecordedCall call) {
        return Json.object()
                .put("time", call.time().toString())
                .put("method", call.method())
                .put("url", call.url())
                .put("platform", call.account().map(key -> key.platform().id()).orElse(null))
                .put("account_id", call.account().map(key -> key.accountId()).orElse(null))
                .put("step", call.step().orElse(null))
                .put("status", call.status())
                .put("error_code", call.errorCode().orElse(null));
    }

    static ObjectNode account(SimulatedAccount account) {
        ObjectNode json = Json.object()
                .put("destination", account.key().toString())
                .put("platform", account.platform().id())
                .put("account_id", account.accountId())
                .put("display_name", account.displayName())
                .put("username", account.username())
                .put("access_token", account.accessToken())
                .put("login_variant", account.loginVariant().id())
                .put("scenario", account.scenario().id());
        ObjectNode parameters = json.putObject("parameters");
        account.scenario().parameters().forEach(parameters::put);
        return json;
    }

    static ObjectNode scenario(ScenarioDescription scenario) {
        ObjectNode json = Json.object()
                .put("platform", scenario.platform().id())
                .put("id", scenario.id())
                .put("note", scenario.note())
                .put("sentence", scenario.sentence());
        ArrayNode parameters = json.putArray("parameters");
        scenario.parameters()
                .forEach(parameter -> parameters
                        .addObject()
                        .put("name", parameter.name())
                        .put("default", parameter.defaultValue())
                        .put("accepts", parameter.accepts())
                        .put("sentence", parameter.sentence()));
        return json;
    }
}
