package dev.socialposting.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulation.ApiClient.Answer;
import dev.socialposting.simulation.Witness.PostingKey;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.RequestId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The people who post: they repeat what got no answer if they may, look, change their minds, and tell the truth when asked. */
final class Users {
    private static final int MOST_ATTEMPTS = 200;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMinutes(1);

    /** Whoever says that a post is not there has waited until nothing can be under way any more. */
    private static final Duration BEFORE_SAYING_NO = Duration.ofHours(2);

    private final SimulatedSystem system;
    private final ApiClient client;
    private final Plan plan;
    private final Tally tally;
    private final List<Posted> posted = new ArrayList<>();
    private final List<PostingKey> cancelled = new ArrayList<>();
    private final Set<RequestId> askedToVerify = new LinkedHashSet<>();
    private int busy;

    Users(SimulatedSystem system, ApiClient client, Plan plan, Tally tally) {
        this.system = system;
        this.client = client;
        this.plan = plan;
        this.tally = tally;
    }

    /**
     * What became of a call that posts.
     *
     * @param accepted the request, if an answer with 202 was seen
     * @param refused whether an answer was seen that says that nothing was accepted
     */
    record Posted(Plan.Post post, Optional<RequestId> accepted, boolean refused) {}

    void start() {
        for (int i = 0; i < plan.posts().size(); i++) {
            Plan.Post post = plan.posts().get(i);
            int place = i;
            posted.add(new Posted(post, Optional.empty(), false));
            at(post.at(), "user-" + i, () -> post(post, place));
        }
        for (Plan.Command command : plan.commands()) {
            at(command.at(), "user-" + command.kind(), () -> carryOut(command));
        }
    }

    boolean areDone() {
        return busy == 0;
    }

    List<Posted> posted() {
        return posted;
    }

    /** Whether somebody has asked for one more look at a post. */
    boolean askedToVerify(RequestId request) {
        return askedToVerify.contains(request);
    }

    /** What users were told is cancelled. */
    List<PostingKey> cancelled() {
        return cancelled;
    }

    private void at(Duration time, String name, Runnable action) {
        busy++;
        system.scheduler.spawn(name, Host.OUTSIDE, () -> {
            try {
                system.scheduler.pause(time.toMillis());
                action.run();
            } finally {
                busy--;
            }
        });
    }

    private void post(Plan.Post post, int place) {
        Map<String, String> headers = new HashMap<>(Map.of("content-type", "application/json"));
        post.key().ifPresent(key -> headers.put("idempotency-key", key));
        String body = body(post);
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Optional<Answer> answer = client.call("POST", "/api/social/post", "", headers, body);
            if (answer.filter(it -> it.status() != 503).isPresent()) {
                posted.set(place, result(post, answer.get()));
                return;
            }
            tally.event("a post got no answer");
            if (post.key().isEmpty()) {
                return;
            }
            system.gate.pauseUpTo(BETWEEN_ATTEMPTS);
        }
        system.witness.violation("a post was never answered: " + post);
    }

    private Posted result(Plan.Post post, Answer answer) {
        if (answer.status() == 202) {
            return new Posted(
                    post, RequestId.parse(answer.json().path("request_id").asText()), false);
        }
        boolean cameTooLate = answer.status() == 422 && !post.timing().equals(Plan.Timing.NOW);
        if (answer.status() != 409 && !cameTooLate) {
            system.witness.violation("a post was answered with " + answer);
        }
        tally.event(cameTooLate ? "a call was repeated until its times had passed" : "a key was used for another post");
        return new Posted(post, Optional.empty(), true);
    }

    private String body(Plan.Post post) {
        ObjectNode body = ApiClient.JSON
                .createObjectNode()
                .put("video_url", SimulatedSystem.VIDEO)
                .put("caption", post.caption());
        post.timing().scheduled().ifPresent(time -> body.put("scheduled_at", clockTime(time)));
        post.timing()
                .within()
                .ifPresent(time -> body.put(
                        "publish_by",
                        clockTime(post.timing().scheduled().orElse(post.at()).plus(time))));
        ArrayNode destinations = body.putArray("destinations");
        ObjectNode options = ApiClient.JSON.createObjectNode();
        for (int account : post.accounts()) {
            String destination =
                    SimulatedSystem.destination(system.accounts.get(account)).toString();
            destinations.add(destination);
            plan.accounts()
                    .get(account)
                    .flow()
                    .format()
                    .chosenBy()
                    .ifPresent(chosen -> options.putObject(destination).put(chosen.option(), chosen.value()));
        }
        if (!options.isEmpty()) {
            body.set("options", options);
        }
        return body.toString();
    }

    private static String clockTime(Duration sinceStart) {
        return Simulation.START.plus(sinceStart).toString();
    }

    private void carryOut(Plan.Command command) {
        Optional<RequestId> request = posted.get(command.post()).accepted();
        if (request.isEmpty()) {
            return;
        }
        String path = "/api/social/uploads/" + request.get();
        switch (command.kind()) {
            case READ -> client.call("GET", path, "include=logs", Map.of(), "");
            case READ_LOG -> client.call("GET", path + "/logs", "", Map.of(), "");
            case LIST -> client.call("GET", "/api/social/uploads", "", Map.of(), "");
            case RETRY -> change(request.get(), path + "/retry", "");
            case CANCEL -> change(request.get(), path + "/cancel", "");
            case VERIFY -> {
                askedToVerify.add(request.get());
                change(request.get(), path + "/verify", "");
            }
            case CHANGE -> reschedule(request.get(), path);
            case RESOLVE ->
                resolve(request.get(), path, posted.get(command.post()).post());
        }
    }

    private void reschedule(RequestId request, String path) {
        boolean now = system.gate.random().nextInt(3) == 0;
        String time = system.scheduler
                .instant()
                .plusSeconds(system.gate.random().nextInt(7200))
                .toString();
        Optional<Answer> answer = client.call(
                "PATCH",
                path,
                "",
                Map.of("content-type", "application/json"),
                "{\"scheduled_at\":" + (now ? "null" : '"' + time + '"') + "}");
        system.witness.personActed();
        if (answer.filter(it -> it.status() == 200).isPresent()) {
            tally.event("a post was rescheduled");
        } else if (answer.filter(it -> it.status() != 409 && it.status() != 422 && it.status() != 503)
                .isPresent()) {
            system.witness.violation("a change of " + request + " was answered with " + answer.get());
        }
    }

    private void change(RequestId request, String path, String body) {
        Optional<Answer> answer = client.call("POST", path, "", Map.of("content-type", "application/json"), body);
        system.witness.personActed();
        if (answer.filter(it -> it.status() == 200).isPresent()) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            tally.event(name + " did something");
            if (name.equals("cancel")) {
                for (JsonNode destination : answer.get().json().path("changed")) {
                    cancelled.add(new PostingKey(
                            request, Destination.parse(destination.asText()).orElseThrow()));
                }
            }
        } else if (answer.filter(it -> it.status() != 409 && it.status() != 503).isPresent()) {
            system.witness.violation(path + " was answered with " + answer.get());
        }
    }

    private void resolve(RequestId request, String path, Plan.Post post) {
        Optional<Answer> record = client.call("GET", path, "", Map.of(), "");
        if (record.filter(it -> it.status() == 200).isEmpty()) {
            return;
        }
        for (int account : post.accounts()) {
            Destination destination = SimulatedSystem.destination(system.accounts.get(account));
            String status = record.get()
                    .json()
                    .path("destinations")
                    .path(destination.toString())
                    .path("status")
                    .asText();
            if (status.equals("unconfirmed")) {
                sayWhatIsTrue(request, path, post, account);
            }
        }
    }

    private void sayWhatIsTrue(RequestId request, String path, Plan.Post post, int account) {
        if (system.posts(account, post.caption()) == 0) {
            system.scheduler.pause(BEFORE_SAYING_NO.toMillis());
        }
        boolean published = system.posts(account, post.caption()) > 0;
        tally.event("a person looked: it is " + (published ? "there" : "not there"));
        ObjectNode body = ApiClient.JSON
                .createObjectNode()
                .put(
                        "destination",
                        SimulatedSystem.destination(system.accounts.get(account))
                                .toString())
                .put("published", published);
        change(request, path + "/resolve", body.toString());
    }

    /** The operators: they redrive dead letters, and once in a while somebody empties the queue. */
    static final class Operator {
        private final SimulatedSystem system;
        private final Plan plan;
        private final Tally tally;
        private int busy;

        Operator(SimulatedSystem system, Plan plan, Tally tally) {
            this.system = system;
            this.plan = plan;
            this.tally = tally;
        }

        void start() {
            plan.redrives().forEach(time -> at(time.toMillis(), this::redrive));
            plan.queueLost().ifPresent(time -> at(time, this::loseQueue));
        }

        boolean isDone() {
            return busy == 0;
        }

        private void at(long millis, Runnable action) {
            busy++;
            system.scheduler.spawn("operator", Host.OUTSIDE, () -> {
                system.scheduler.pause(millis);
                action.run();
                busy--;
            });
        }

        private void redrive() {
            if (!system.queue.deadLetters().isEmpty()) {
                tally.event("dead letters were redriven");
                system.witness.personActed();
                system.queue.redrive();
                system.poller.lookAgain();
            }
        }

        private void loseQueue() {
            if (system.queue.size() > 0) {
                tally.event("a queue with messages was lost");
                system.queue.loseAll();
                system.witness.messagesLost();
            }
        }
    }
}
