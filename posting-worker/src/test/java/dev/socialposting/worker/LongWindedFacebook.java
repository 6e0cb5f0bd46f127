package dev.socialposting.worker;

import dev.socialposting.platforms.http.PlatformCall;
import dev.socialposting.platforms.http.PlatformHttp;
import dev.socialposting.platforms.http.PlatformResponse;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Answers as Facebook may, with words, ids and addresses as long as can be. What becomes of a reel is settled by its Page. */
final class LongWindedFacebook implements PlatformHttp {
    /** What it says of every error, and of most of them twice. */
    static final String WORDS = "Something is not as it should be 🚀 ".repeat(500);

    private static final String PAGES = "1000000000000";
    private static final String VIDEOS = "2000000000000";
    private static final String UPLOAD = "https://rupload.facebook.com/video-upload/v25.0/";
    private static final String DONE = "{\"success\":true}";
    private static final String LOADED = status("upload_complete", "not_started", "");
    private static final String PUBLISHED = status("ready", "complete", "published");

    private final Set<Integer> finished = new HashSet<>();

    /** What becomes of a reel. */
    enum Fate {
        REFUSED,
        DOWN,
        HELD_BACK,
        HIDDEN,
        PUBLISHED
    }

    static String page(int number) {
        return PAGES + (10 + number);
    }

    static Fate fate(int number) {
        return Fate.values()[number % Fate.values().length];
    }

    @Override
    public PlatformResponse send(PlatformCall call) {
        String path = call.uri().getPath();
        if (call.uri().toString().startsWith(UPLOAD)) {
            return answer(200, DONE);
        }
        int number = Integer.parseInt(path.replaceAll(".*/(?:%s|%s)([0-9]{2}).*".formatted(PAGES, VIDEOS), "$1")) - 10;
        Fate fate = fate(number);
        if (path.contains(VIDEOS)) {
            return shown(call, number, fate);
        }
        return call.body().text().contains("upload_phase=start") ? started(number, fate) : finished(number, fate);
    }

    private static PlatformResponse started(int number, Fate fate) {
        return switch (fate) {
            case REFUSED -> error(400, 100);
            case DOWN -> error(500, 2);
            case HELD_BACK -> error(400, 4);
            case HIDDEN, PUBLISHED ->
                answer(
                        200,
                        "{\"video_id\":\"%s\",\"upload_url\":\"%s\"}"
                                .formatted(VIDEOS + (10 + number), UPLOAD + "u".repeat(600)));
        };
    }

    private PlatformResponse finished(int number, Fate fate) {
        finished.add(number);
        return fate == Fate.HIDDEN ? error(500, 1) : answer(200, DONE);
    }

    private PlatformResponse shown(PlatformCall call, int number, Fate fate) {
        if (!finished.contains(number)) {
            return answer(200, LOADED);
        }
        if (fate == Fate.HIDDEN) {
            return error(400, 10);
        }
        return call.uri().getQuery().contains("permalink_url")
                ? answer(
                        200,
                        "{\"id\":\"%1$s\",\"permalink_url\":\"/reel/%1$s/%2$s\",\"post_id\":\"%1$s\"}"
                                .formatted(VIDEOS + (10 + number), "p".repeat(300)))
                : answer(200, PUBLISHED);
    }

    private static PlatformResponse error(int status, int code) {
        return answer(
                status,
                "{\"error\":{\"message\":\"%1$s\",\"code\":%2$d,\"error_user_msg\":\"%1$s!\",\"fbtrace_id\":\"%1$s\"}}"
                        .formatted(WORDS, code));
    }

    private static String status(String video, String publishing, String publishStatus) {
        return """
                {"status":{"video_status":"%s","uploading_phase":{"status":"complete"},
                 "processing_phase":{"status":"not_started"},
                 "publishing_phase":{"status":"%s","publish_status":"%s"}}}""".formatted(video, publishing, publishStatus);
    }

    private static PlatformResponse answer(int status, String body) {
        return new PlatformResponse(status, Map.of(), body);
    }
}
