package dev.socialposting.simulator;

import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.model.SimulatedAccount;
import java.net.URI;
import java.util.Map;

/** The calls a publisher makes for a Facebook Page. */
public record FacebookClient(Simulation simulation, SimulatedAccount page) {
    /** A sample video that suits a Reel. */
    public static final String VIDEO = "http://127.0.0.1:8090/videos/vertical.mp4";

    /** Starts a Reel. */
    public Answered start() {
        return post("/" + page.accountId() + "/video_reels", Map.of("upload_phase", "start"));
    }

    /** Sends a video's address to the rupload host. */
    public Answered upload(Answered started, String videoUrl) {
        return simulation.send(SimulatorRequest.of(
                        "POST", URI.create(started.at("/upload_url")).getPath())
                .withHeader("Authorization", "OAuth " + page.accessToken())
                .withHeader("file_url", videoUrl));
    }

    /** Finishes a Reel. */
    public Answered finish(String videoId, String description) {
        return post(
                "/" + page.accountId() + "/video_reels",
                Map.of(
                        "upload_phase",
                        "finish",
                        "video_id",
                        videoId,
                        "video_state",
                        "PUBLISHED",
                        "description",
                        description));
    }

    /** Starts a Reel and uploads the sample video. */
    public String uploadedReel() {
        return uploadedReel(VIDEO);
    }

    /** Starts a Reel and uploads a video. */
    public String uploadedReel(String videoUrl) {
        Answered started = start();
        upload(started, videoUrl);
        simulation.passSeconds(2);
        return started.at("/video_id");
    }

    /** Publishes by one call with an address. */
    public Answered createHosted(String description) {
        return post("/" + page.accountId() + "/videos", Map.of("file_url", VIDEO, "description", description));
    }

    /** Reads a video's status. */
    public Answered poll(String videoId) {
        return get("/" + videoId + "?fields=status");
    }

    /** Reads a video's link. */
    public Answered permalink(String videoId) {
        return get("/" + videoId + "?fields=id,permalink_url,post_id,published,created_time");
    }

    /** Lists the Page's videos. */
    public Answered videos() {
        return get(
                "/" + page.accountId() + "/videos?type=uploaded&fields=id,description,created_time,published,post_id");
    }

    /** Reads something. */
    public Answered get(String pathAndQuery) {
        return simulation.send(
                SimulatorRequest.get("/graph.facebook.com/v25.0" + pathAndQuery).withToken(page.accessToken()));
    }

    /** Sends a form. */
    public Answered post(String path, Map<String, String> form) {
        return simulation.send(SimulatorRequest.postForm("/graph.facebook.com/v25.0" + path, form)
                .withToken(page.accessToken()));
    }
}
