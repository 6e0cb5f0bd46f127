package dev.socialposting.api.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.uploads.model.Destination;
import java.util.List;
import java.util.function.Consumer;

/** Bodies of posts. */
public final class Posts {
    public static final String VIDEO = "https://videos.example.com/launch.mp4";
    public static final String CAPTION = "Launch day!";

    private Posts() {}

    /** A sound post to these destinations. */
    public static ObjectNode to(Destination... destinations) {
        return toTexts(List.of(destinations).stream().map(Destination::toString).toList());
    }

    public static ObjectNode toTexts(List<String> destinations) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("video_url", VIDEO).put("caption", CAPTION);
        destinations.forEach(body.putArray("destinations")::add);
        return body;
    }

    /** A call that sends a post, changed in some way. */
    public static TestCall call(ObjectNode body, Consumer<ObjectNode> change) {
        ObjectNode changed = body.deepCopy();
        change.accept(changed);
        return TestCall.post(changed.toString());
    }
}
