package dev.socialposting.simulator;

import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.video.SampleVideos;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Flow C with a sample video: start, transfer by multipart, finish. */
public final class ChunkedUpload {
    private static final String BOUNDARY = "chunk-boundary";

    private final FacebookClient client;
    private final Answered started;
    private final byte[] video;

    private ChunkedUpload(FacebookClient client, Answered started, byte[] video) {
        this.client = client;
        this.started = started;
        this.video = video;
    }

    /** Starts a session for {@code landscape.mp4}. */
    public static ChunkedUpload start(FacebookClient client) {
        byte[] video = SampleVideos.bytes("landscape.mp4").orElseThrow();
        Answered started =
                client.post(edge(client), Map.of("upload_phase", "start", "file_size", String.valueOf(video.length)));
        return new ChunkedUpload(client, started, video);
    }

    /** This upload by another client. */
    public ChunkedUpload with(FacebookClient other) {
        return new ChunkedUpload(other, started, video);
    }

    /** The answer to the start call. */
    public Answered started() {
        return started;
    }

    /** The file's size. */
    public int size() {
        return video.length;
    }

    /** Sends everything from an offset on. */
    public Answered transfer(int from) {
        return transfer(from, video.length);
    }

    /** Sends the bytes of a range. */
    public Answered transfer(int from, int to) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, "upload_phase", "transfer");
        part(body, "upload_session_id", started.at("/upload_session_id"));
        part(body, "start_offset", String.valueOf(from));
        text(
                body,
                "--" + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"video_file_chunk\"; filename=\"chunk\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n");
        body.writeBytes(Arrays.copyOfRange(video, from, to));
        text(body, "\r\n--" + BOUNDARY + "--\r\n");
        return client.simulation()
                .send(SimulatorRequest.of("POST", "/graph.facebook.com/v25.0" + edge(client))
                        .withToken(client.page().accessToken())
                        .withHeader("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .withBody(body.toByteArray()));
    }

    /** Finishes the session. */
    public Answered finish(String description) {
        return client.post(
                edge(client),
                Map.of(
                        "upload_phase",
                        "finish",
                        "upload_session_id",
                        started.at("/upload_session_id"),
                        "description",
                        description));
    }

    private static String edge(FacebookClient client) {
        return "/" + client.page().accountId() + "/videos";
    }

    private static void part(ByteArrayOutputStream body, String name, String value) {
        text(
                body,
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
    }

    private static void text(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
