package dev.socialposting.simulator.facebook;

import dev.socialposting.simulator.graph.FieldSelection;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.graph.MetaPlatform;
import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.HandledCall;
import dev.socialposting.simulator.kit.HandledCall.Route;
import dev.socialposting.simulator.kit.SimulatedPlatform.RunningPlatform;
import dev.socialposting.simulator.login.LoginQuestion;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.SimulatorState;
import dev.socialposting.simulator.state.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Facebook's part of the Graph API for Page tokens: finds out what a call asks of a Page, and has it done. */
final class FacebookGraph implements MetaPlatform {
    private static final Pattern DIALOG = Pattern.compile("/www\\.facebook\\.com/(?:v\\d+\\.\\d+/)?dialog/oauth/?");

    private final SimulatorState state;
    private final FacebookTables tables;
    private final FacebookLogin login;
    private final PersonGraph person;
    private final SharedHosts hosts;

    FacebookGraph(SimulatorState state, Supplier<List<RunningPlatform>> all) {
        this.state = state;
        this.tables = new FacebookTables(state);
        this.login = new FacebookLogin(state);
        this.person = new PersonGraph(state);
        this.hosts = new SharedHosts(state, this, person, all);
    }

    @Override
    public Platform id() {
        return Meta.FACEBOOK;
    }

    @Override
    public void settle() {
        tables.settle();
    }

    @Override
    public Optional<SimulatedAccount> ownerOf(String id) {
        Optional<SimulatedAccount> page = state.accounts().find(Meta.FACEBOOK, id);
        return page.or(() -> tables.video(id).flatMap(video -> state.accounts().find(video.page())));
    }

    @Override
    public Optional<LoginQuestion> signIn(SimulatorRequest request) {
        return DIALOG.matcher(request.path()).matches() ? Optional.of(login.question(request)) : Optional.empty();
    }

    @Override
    public HandledCall handle(ApiCall call) {
        if (call.host().equals("rupload.facebook.com")) {
            return hosts.upload(call);
        }
        return switch (call.method() + " " + String.join("/", call.segments())) {
            case "GET oauth/access_token" -> login.accessToken(call);
            case "GET debug_token" -> HandledCall.anonymous(person.debugToken(call));
            default -> hosts.graph(call);
        };
    }

    @Override
    public HandledCall handle(ApiCall call, SimulatedAccount page) {
        FacebookScript script = FacebookScenarios.scriptOf(page);
        return Meta.play(state, page, script.faults(), route(call, page, script));
    }

    @Override
    public String uploadPath() {
        return "video-upload";
    }

    @Override
    public HandledCall upload(ApiCall call, SimulatedAccount page) {
        FacebookScript script = FacebookScenarios.scriptOf(page);
        String id = call.segment(call.segments().size() - 1);
        Route route =
                new Route(Step.UPLOAD, id, () -> new UploadEdges.Reels(state, tables, page, script).upload(call, id));
        return Meta.play(state, page, script.faults(), route);
    }

    private Route route(ApiCall call, SimulatedAccount page, FacebookScript script) {
        String id = call.segment(0);
        boolean own = id.equals("me") || id.equals(page.accountId());
        if (!own && state.accounts().find(Meta.FACEBOOK, id).isPresent()) {
            return new Route(
                    Step.OTHER,
                    "",
                    () -> GraphReply.refused(GraphError.of(200, "(#200) The token is for another Page")
                            .withStatus(403)));
        }
        Optional<PageVideo> video =
                tables.video(id).filter(found -> found.page().equals(page.key()));
        if (own) {
            return call.segments().size() == 2 ? pageEdge(call, page, script) : page(call, page, script);
        }
        return video.map(found -> video(call, page, found, script)).orElseGet(() -> Meta.unknown(call));
    }

    private Route page(ApiCall call, SimulatedAccount page, FacebookScript script) {
        return call.is("GET", 1)
                ? new Route(Step.ACCOUNT, "", () -> new PageReads(state, tables, page, script).page(call))
                : Meta.unknown(call);
    }

    private Route pageEdge(ApiCall call, SimulatedAccount page, FacebookScript script) {
        PageReads reads = new PageReads(state, tables, page, script);
        UploadEdges.Videos videos = new UploadEdges.Videos(state, tables, page, script);
        return switch (call.method() + " " + call.segment(1)) {
            case "POST video_reels" -> new UploadEdges.Reels(state, tables, page, script).route(call);
            case "POST videos" ->
                call.filled("upload_phase").isPresent()
                        ? videos.route(call)
                        : new Route(
                                Step.CREATE,
                                call.text("file_url") + "|" + call.text("description"),
                                () -> videos.create(call));
            case "GET video_reels" -> new Route(Step.LIST, "video_reels", () -> reads.reels(call));
            case "GET videos" -> new Route(Step.LIST, "videos", () -> reads.videos(call));
            case "GET published_posts", "GET feed", "GET posts" ->
                new Route(Step.LIST, "published_posts", () -> reads.posts(call));
            default -> Meta.unknown(call);
        };
    }

    private Route video(ApiCall call, SimulatedAccount page, PageVideo video, FacebookScript script) {
        if (call.is("GET", 1)) {
            Step step = FieldSelection.of(call).wants("status") ? Step.POLL : Step.PERMALINK;
            return new Route(step, video.id(), () -> new PageReads(state, tables, page, script).video(call, video));
        }
        if (call.is("DELETE", 1)) {
            return new Route(Step.OTHER, video.id(), () -> {
                tables.remove(video);
                return GraphReply.success();
            });
        }
        boolean sideEdge =
                call.segment(1).equals("thumbnails") || call.segment(1).equals("collaborators");
        return call.is("POST", 1) || (call.is("POST", 2) && sideEdge)
                ? new Route(Step.OTHER, video.id(), GraphReply::success)
                : Meta.unknown(call);
    }
}
