package dev.socialposting.worker.publisher.instagram;

import dev.socialposting.worker.publisher.StepContext;
import dev.socialposting.worker.publisher.meta.GraphAnswer;
import dev.socialposting.worker.publisher.meta.GraphClient;
import dev.socialposting.worker.publisher.meta.MetaSettings;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The calls that publishing on Instagram is made of, for one account. The host depends on how the account was connected. */
final class InstagramApi {
    private final GraphClient graph;
    private final String account;

    InstagramApi(MetaSettings settings, StepContext context) {
        String host = context.login().equals("facebook") ? settings.facebookGraph() : settings.instagramGraph();
        graph = new GraphClient(context.http(), context.token(), host, settings.version());
        account = context.destination().accountId();
    }

    GraphAnswer createContainer(Map<String, String> form) {
        return graph.post(account + "/media", form);
    }

    GraphAnswer container(String containerId) {
        return graph.get(containerId, "status_code,status");
    }

    GraphAnswer publish(String containerId) {
        return graph.post(account + "/media_publish", Map.of("creation_id", containerId));
    }

    GraphAnswer media(String mediaId) {
        return graph.get(mediaId, "id,permalink,shortcode,media_type,media_product_type,timestamp");
    }

    /** A page of the account's media, newest first. */
    GraphAnswer recentMedia(String fields, Instant since, Optional<String> after) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("fields", fields);
        query.put("limit", "25");
        query.put("since", String.valueOf(since.getEpochSecond()));
        after.ifPresent(cursor -> query.put("after", cursor));
        return graph.get(account + "/media", query);
    }

    /** How much of the daily quota was used since a time, at most 24 hours ago. */
    GraphAnswer publishingLimit(Instant since) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("fields", "quota_usage,config");
        query.put("since", String.valueOf(since.getEpochSecond()));
        return graph.get(account + "/content_publishing_limit", query);
    }

    GraphAnswer userName() {
        return graph.get(account, "username");
    }
}
