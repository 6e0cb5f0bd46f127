package dev.socialposting.benchmarks.drain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.platforms.http.PlatformCall;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a posting is brought to its end when nothing goes wrong, by the calls of Meta's documentation.
 *
 * @param steps after each of which the posting is stored
 */
record BareFlow(List<Step> steps) {
    /** Makes a call, with the token, and gives its answer. */
    @FunctionalInterface
    interface Platform {
        JsonNode ask(PlatformCall call);
    }

    /** What is posted. */
    record Post(String videoUrl, String caption) {}

    /** A step: whether it is done, or has to be looked at later. It reads and adds to what is known of the posting. */
    @FunctionalInterface
    interface Step {
        boolean run(Post post, Map<String, String> known, Platform platform);

        /** Whether the next step has to wait a little, too. */
        default boolean endsTurn() {
            return false;
        }
    }

    /** A step that the platform only acknowledges. */
    private record Acknowledged(Step step) implements Step {
        @Override
        public boolean run(Post post, Map<String, String> known, Platform platform) {
            return step.run(post, known, platform);
        }

        @Override
        public boolean endsTurn() {
            return true;
        }
    }

    /**
     * The flow of a destination.
     *
     * @param platforms base address of the simulated platforms
     */
    static BareFlow of(String destination, URI platforms) {
        String account = destination.substring(destination.indexOf(':') + 1);
        return destination.startsWith("instagram:")
                ? new BareFlow(instagram(platforms + "/graph.instagram.com/v25.0/", account))
                : new BareFlow(facebook(platforms + "/graph.facebook.com/v25.0/", account));
    }

    private static List<Step> instagram(String graph, String account) {
        return List.of(
                (post, known, platform) -> {
                    JsonNode container = platform.ask(PlatformCall.post(
                            graph + account + "/media",
                            Map.of(
                                    "media_type", "REELS",
                                    "video_url", post.videoUrl(),
                                    "caption", post.caption())));
                    known.put("container", container.path("id").asText());
                    return true;
                },
                (post, known, platform) -> platform.ask(get(graph + known(known, "container"), "status_code,status"))
                        .path("status_code")
                        .asText()
                        .equals("FINISHED"),
                (post, known, platform) -> {
                    JsonNode media = platform.ask(PlatformCall.post(
                            graph + account + "/media_publish", Map.of("creation_id", known(known, "container"))));
                    known.put("media", media.path("id").asText());
                    return true;
                },
                (post, known, platform) -> platform.ask(get(graph + known(known, "media"), "permalink,shortcode"))
                        .has("permalink"));
    }

    private static List<Step> facebook(String graph, String page) {
        return List.of(
                (post, known, platform) -> {
                    JsonNode session = platform.ask(
                            PlatformCall.post(graph + page + "/video_reels", Map.of("upload_phase", "start")));
                    known.put("video", session.path("video_id").asText());
                    known.put("upload_url", session.path("upload_url").asText());
                    return true;
                },
                (post, known, platform) -> {
                    platform.ask(get(graph + known(known, "video"), "status"));
                    return platform.ask(PlatformCall.post(known(known, "upload_url"))
                                    .withHeader("file_url", post.videoUrl()))
                            .path("success")
                            .asBoolean();
                },
                (post, known, platform) -> platform.ask(get(graph + known(known, "video"), "status"))
                        .at("/status/uploading_phase/status")
                        .asText()
                        .equals("complete"),
                new Acknowledged((post, known, platform) -> platform.ask(PlatformCall.post(
                                graph + page + "/video_reels",
                                Map.of(
                                        "upload_phase",
                                        "finish",
                                        "video_id",
                                        known(known, "video"),
                                        "video_state",
                                        "PUBLISHED",
                                        "description",
                                        post.caption())))
                        .path("success")
                        .asBoolean()),
                (post, known, platform) -> platform.ask(get(graph + known(known, "video"), "status,published,post_id"))
                        .path("published")
                        .asBoolean(),
                (post, known, platform) -> platform.ask(get(graph + known(known, "video"), "permalink_url,post_id"))
                        .has("permalink_url"));
    }

    private static PlatformCall get(String address, String fields) {
        return PlatformCall.get(address, Map.of("fields", fields));
    }

    private static String known(Map<String, String> known, String name) {
        return Objects.requireNonNull(known.get(name), name);
    }
}
