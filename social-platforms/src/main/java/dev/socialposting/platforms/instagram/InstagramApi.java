package dev.socialposting.platforms.instagram;

import dev.socialposting.platforms.Connector;
import dev.socialposting.platforms.PlatformEnvironment;
import dev.socialposting.platforms.http.PlatformHttp;
import dev.socialposting.platforms.meta.Diagnosis;
import dev.socialposting.platforms.meta.ErrorTable;
import dev.socialposting.platforms.meta.GraphAnswer;
import dev.socialposting.platforms.meta.GraphClient;
import dev.socialposting.platforms.meta.GraphClient.Fields;
import dev.socialposting.platforms.meta.GraphError;
import dev.socialposting.platforms.publisher.StepContext;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The calls that publishing on Instagram is made of, for one account. The host depends on how the account was connected. */
final class InstagramApi {
    private final GraphClient graph;
    private final String account;
    private final ErrorTable errors;
    private final Fields ofContainer = Fields.of("status_code,status", "status_code");
    private final Fields ofMedia = Fields.of("permalink", "shortcode");

    /** What tells a post from others; captions and kinds of media are not shown to every login. */
    private final Fields ofList = Fields.of(
            "id,timestamp,permalink,media_type,media_product_type,caption",
            "id,timestamp,permalink,media_type",
            "id,timestamp");

    InstagramApi(Settings settings, StepContext context) {
        this(
                settings,
                new Connector.Candidate(context.destination().accountId(), context.login(), context.credentials()),
                context.http());
    }

    InstagramApi(Settings settings, Connector.Candidate candidate, PlatformHttp http) {
        String host = candidate.login().equals(Instagram.FACEBOOK_LOGIN) ? settings.facebookGraph() : settings.graph();
        graph = new GraphClient(http, candidate.credentials().accessToken(), host, settings.version());
        account = candidate.accountId();
        errors = InstagramErrors.of(candidate.login());
    }

    /** What a refusal means. */
    Diagnosis diagnose(GraphError error) {
        return errors.diagnose(error);
    }

    /** The same, for what concludes from refusals of earlier calls. */
    ErrorTable errors() {
        return errors;
    }

    GraphAnswer createContainer(Map<String, String> form) {
        return graph.post(account + "/media", form);
    }

    GraphAnswer container(String containerId) {
        return ofContainer.ask(fields -> graph.get(containerId, fields));
    }

    GraphAnswer publish(String containerId) {
        return graph.post(account + "/media_publish", Map.of("creation_id", containerId));
    }

    /** A post's link, or what the link is made of. */
    GraphAnswer media(String mediaId) {
        return ofMedia.ask(fields -> graph.get(mediaId, fields));
    }

    /** A page of the account's media, newest first. */
    GraphAnswer recentMedia(Instant since, Optional<String> after) {
        return ofList.ask(fields -> {
            Map<String, String> query = new LinkedHashMap<>();
            query.put("fields", fields);
            query.put("limit", "25");
            query.put("since", String.valueOf(since.getEpochSecond()));
            after.ifPresent(cursor -> query.put("after", cursor));
            return graph.get(account + "/media", query);
        });
    }

    /** How much of the daily quota was used since a time, at most 24 hours ago. */
    GraphAnswer publishingLimit(Instant since) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("fields", "quota_usage,config");
        query.put("since", String.valueOf(since.getEpochSecond()));
        return graph.get(account + "/content_publishing_limit", query);
    }

    /** How much of the daily quota is used: the cheapest call that needs the permission to publish. */
    GraphAnswer publishingLimit() {
        return graph.get(account + "/content_publishing_limit", "quota_usage");
    }

    GraphAnswer userName() {
        return graph.get(account, "username");
    }

    /**
     * Where Instagram's services are, and which version of them is asked for.
     *
     * @param graph base address for accounts that were connected by Instagram Login
     * @param facebookGraph base address for accounts that were connected by Facebook Login
     * @param www base address of the pages
     * @param version such as {@code v25.0}; an unversioned path would mean the app's default version
     */
    record Settings(String graph, String facebookGraph, String www, String version) {
        static final Map<String, String> STANDARD = Map.of(
                "graph", "https://graph.instagram.com",
                "facebook_graph", "https://graph.facebook.com",
                "www", "https://www.instagram.com",
                "version", "v25.0");

        static Settings of(PlatformEnvironment.Settings settings) {
            return new Settings(
                    settings.get("graph"),
                    settings.get("facebook_graph"),
                    settings.get("www"),
                    settings.get("version"));
        }
    }
}
