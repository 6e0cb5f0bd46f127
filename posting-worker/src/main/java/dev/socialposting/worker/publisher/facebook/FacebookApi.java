package dev.socialposting.worker.publisher.facebook;

import dev.socialposting.worker.publisher.StepContext;
import dev.socialposting.worker.publisher.meta.GraphAnswer;
import dev.socialposting.worker.publisher.meta.GraphClient;
import dev.socialposting.worker.publisher.meta.MetaSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The calls that publishing on a Page is made of. */
final class FacebookApi {
    private final GraphClient graph;
    private final String page;

    FacebookApi(MetaSettings settings, StepContext context) {
        graph = new GraphClient(context.http(), context.token(), settings.facebookGraph(), settings.version());
        page = context.destination().accountId();
    }

    GraphAnswer startReel() {
        return graph.post(page + "/video_reels", Map.of("upload_phase", "start"));
    }

    GraphAnswer uploadHosted(String uploadUrl, String fileUrl) {
        return graph.uploadHosted(uploadUrl, fileUrl);
    }

    GraphAnswer finishReel(Map<String, String> form) {
        return graph.post(page + "/video_reels", form);
    }

    GraphAnswer postVideo(Map<String, String> form) {
        return graph.post(page + "/videos", form);
    }

    GraphAnswer video(String videoId, String fields) {
        return graph.get(videoId, fields);
    }

    /** A page of the Page's own videos, newest first. */
    GraphAnswer videos(Optional<String> after) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("type", "uploaded");
        query.put("fields", "id,description,created_time,permalink_url,post_id");
        query.put("limit", "25");
        after.ifPresent(cursor -> query.put("after", cursor));
        return graph.get(page + "/videos", query);
    }

    /** A page of the Page's posts, newest first. */
    GraphAnswer publishedPosts(Optional<String> after) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("fields", "id,message,created_time,permalink_url");
        query.put("limit", "25");
        after.ifPresent(cursor -> query.put("after", cursor));
        return graph.get(page + "/published_posts", query);
    }
}
