package dev.socialposting.platforms.facebook;

import dev.socialposting.platforms.Connector;
import dev.socialposting.platforms.PlatformEnvironment;
import dev.socialposting.platforms.http.PlatformHttp;
import dev.socialposting.platforms.meta.GraphAnswer;
import dev.socialposting.platforms.meta.GraphClient;
import dev.socialposting.platforms.meta.GraphClient.Fields;
import dev.socialposting.platforms.publisher.StepContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The calls that publishing on a Page is made of. */
final class FacebookApi {
    /** All of it is needed to know a video again. */
    private static final String OF_LISTED_VIDEO = "id,description,created_time";

    private final GraphClient graph;
    private final String page;
    private final Fields ofVideo = Fields.of("status,published,post_id", "status,published", "status");
    private final Fields ofLink = Fields.of("permalink_url,post_id", "permalink_url");
    private final Fields ofPosts = Fields.of("id,message,created_time,permalink_url", "id,message,created_time");

    FacebookApi(Settings settings, StepContext context) {
        this(
                settings,
                new Connector.Candidate(context.destination().accountId(), context.login(), context.credentials()),
                context.http());
    }

    FacebookApi(Settings settings, Connector.Candidate candidate, PlatformHttp http) {
        graph = new GraphClient(http, candidate.credentials().accessToken(), settings.graph(), settings.version());
        page = candidate.accountId();
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

    /** How far a video is. */
    GraphAnswer status(String videoId) {
        return graph.get(videoId, "status");
    }

    /** How far a video is, whether it is published, and as which post. */
    GraphAnswer outcome(String videoId) {
        return ofVideo.ask(fields -> graph.get(videoId, fields));
    }

    GraphAnswer link(String videoId) {
        return ofLink.ask(fields -> graph.get(videoId, fields));
    }

    /** A page of the Page's own videos, newest first. */
    GraphAnswer videos(Optional<String> after) {
        Map<String, String> query = listed(OF_LISTED_VIDEO, after);
        query.put("type", "uploaded");
        return graph.get(page + "/videos", query);
    }

    /** A page of the Page's Reels, newest first. Vertical videos have been seen here only, whichever way they were posted. */
    GraphAnswer reels(Optional<String> after) {
        return graph.get(page + "/video_reels", listed(OF_LISTED_VIDEO, after));
    }

    /** A page of the Page's posts, newest first. */
    GraphAnswer publishedPosts(Optional<String> after) {
        return ofPosts.ask(fields -> graph.get(page + "/published_posts", listed(fields, after)));
    }

    private static Map<String, String> listed(String fields, Optional<String> after) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("fields", fields);
        query.put("limit", "25");
        after.ifPresent(cursor -> query.put("after", cursor));
        return query;
    }

    /**
     * Where Facebook's services are, and which version of them is asked for.
     *
     * @param graph base address of the Graph API
     * @param rupload base address of the upload service; tokens are sent to upload addresses below it only
     * @param www base address of the pages, which relative links are relative to
     * @param version such as {@code v25.0}; an unversioned path would mean the app's default version
     */
    record Settings(String graph, String rupload, String www, String version) {
        static final Map<String, String> STANDARD = Map.of(
                "graph", "https://graph.facebook.com",
                "rupload", "https://rupload.facebook.com",
                "www", "https://www.facebook.com",
                "version", "v25.0");

        static Settings of(PlatformEnvironment.Settings settings) {
            return new Settings(
                    settings.get("graph"), settings.get("rupload"), settings.get("www"), settings.get("version"));
        }
    }
}
