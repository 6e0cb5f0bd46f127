package dev.socialposting.simulator;

import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.model.SimulatedAccount;
import java.util.HashMap;
import java.util.Map;

/** The calls a publisher makes for an Instagram account. */
public record InstagramClient(Simulation simulation, SimulatedAccount account) {
    /** A sample video that suits a Reel. */
    public static final String VIDEO = "http://127.0.0.1:8090/videos/vertical.mp4";

    /** Creates a container with the sample video. */
    public Answered create(String caption) {
        return create(Map.of("media_type", "REELS", "video_url", VIDEO, "caption", caption));
    }

    /** Creates a container. */
    public Answered create(Map<String, String> form) {
        return post("/" + account.accountId() + "/media", form);
    }

    /** Creates a container with some parameters besides the sample video. */
    public Answered createWith(String name, String value) {
        Map<String, String> form = new HashMap<>(Map.of("media_type", "REELS", "video_url", VIDEO));
        form.put(name, value);
        return create(form);
    }

    /** Creates a container and lets it be processed. */
    public String readyContainer(String caption) {
        String id = create(caption).at("/id");
        simulation.passSeconds(3);
        return id;
    }

    /** Reads a container. */
    public Answered poll(String container) {
        return get("/" + container + "?fields=status_code,status");
    }

    /** Publishes a container. */
    public Answered publish(String container) {
        return post("/" + account.accountId() + "/media_publish", Map.of("creation_id", container));
    }

    /** Lists the account's media. */
    public Answered list() {
        return get("/" + account.accountId() + "/media?fields=id,timestamp,permalink,caption");
    }

    /** Reads something. */
    public Answered get(String pathAndQuery) {
        return simulation.send(SimulatorRequest.get(root() + pathAndQuery).withToken(account.accessToken()));
    }

    /** Sends a form. */
    public Answered post(String path, Map<String, String> form) {
        return simulation.send(SimulatorRequest.postForm(root() + path, form).withToken(account.accessToken()));
    }

    private String root() {
        return account.loginVariant().equals(Meta.INSTAGRAM_LOGIN)
                ? "/graph.instagram.com/v25.0"
                : "/graph.facebook.com/v25.0";
    }
}
