package dev.socialposting.platforms.publisher;

import dev.socialposting.platforms.http.PlatformCall;
import dev.socialposting.platforms.http.PlatformHttp;
import dev.socialposting.platforms.http.PlatformResponse;
import dev.socialposting.platforms.http.PlatformUnreachableException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Answers in the order given, for answers that no simulator gives; remembers the calls. */
public final class ScriptedHttp implements PlatformHttp {
    private final Deque<PlatformResponse> answers = new ArrayDeque<>();
    private final List<PlatformCall> calls = new ArrayList<>();

    /** Answers the next call with HTTP 200 and this body; the last answer is repeated for ever. */
    public ScriptedHttp answering(String body) {
        return answering(200, body);
    }

    public ScriptedHttp answering(int status, String body) {
        return answering(new PlatformResponse(status, Map.of(), body));
    }

    public ScriptedHttp answering(PlatformResponse response) {
        answers.add(response);
        return this;
    }

    public List<PlatformCall> calls() {
        return List.copyOf(calls);
    }

    @Override
    public PlatformResponse send(PlatformCall call) {
        calls.add(call);
        if (answers.isEmpty()) {
            throw new PlatformUnreachableException("nobody answers", new IOException("scripted"));
        }
        return answers.size() > 1 ? answers.remove() : answers.element();
    }
}
