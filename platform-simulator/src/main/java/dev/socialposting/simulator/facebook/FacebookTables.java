package dev.socialposting.simulator.facebook;

import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.model.PublicPost;
import dev.socialposting.simulator.state.SimulatorState;
import dev.socialposting.simulator.state.Table;
import dev.socialposting.simulator.video.FetchOutcome;
import dev.socialposting.simulator.video.VideoFile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Facebook's videos, and the moments at which they become public. */
final class FacebookTables {
    /** A session of flow C: which video it fills, and how large the file will be. */
    record ChunkSession(PageVideo video, long fileSize) {}

    private record OpenSession(String video, long fileSize) {}

    /** A flawless file for the video that a scenario lets somebody else post. */
    private static final FetchOutcome DUPLICATE_FILE = new FetchOutcome.Fetched(
            new VideoFile.Video(1_000_000, Duration.ofSeconds(10), 1080, 1920, 30, "avc1", Optional.of("mp4a")),
            Optional.empty());

    private final SimulatorState state;
    private final Table<PageVideo> videos;
    private final Table<OpenSession> chunkSessions;
    private final Set<String> notYetPublic = new LinkedHashSet<>();

    FacebookTables(SimulatorState state) {
        this.state = state;
        this.videos = state.storage()
                .table("facebook_videos", PageVideo.class, video -> video.page().toString());
        this.chunkSessions = state.storage().table("facebook_chunk_sessions", OpenSession.class);
        videos.all().stream().filter(video -> !video.inLedger()).forEach(video -> notYetPublic.add(video.id()));
    }

    PageVideo newVideo(AccountKey page, PageVideo.Flow flow, PageVideo.Plan plan) {
        PageVideo video = create(page, flow, plan, state.clock().instant());
        put(video);
        notYetPublic.add(video.id());
        return video;
    }

    /** Lets somebody have posted a video with the same description in the app, when the scenario says so. */
    void addDuplicateIfAsked(FacebookScript script, PageVideo ours) {
        URI source = ours.upload()
                .flatMap(PageVideo.Upload::from)
                .orElseGet(() -> URI.create(state.address("/videos/vertical.mp4")));
        script.duplicateBefore.ifPresent(before -> addDuplicate(
                ours.page(), ours.description(), source, state.clock().instant().minus(before)));
    }

    private void addDuplicate(AccountKey page, String description, URI source, Instant at) {
        PageVideo.Plan atOnce = PageVideo.Plan.healthy().withTimes(Duration.ZERO, Duration.ZERO);
        String video = state.fetches().arrived(DUPLICATE_FILE, at);
        Instant before = at.minusSeconds(1);
        PageVideo duplicate = create(page, PageVideo.Flow.HOSTED, atOnce, before)
                .with(new PageVideo.Upload(video, before, Optional.of(source)))
                .with(new PageVideo.Finish(
                        before, PageVideo.Visibility.PUBLISHED, description, "", "", Optional.empty()))
                .writtenDown();
        put(duplicate);
        state.ledger().add(post(duplicate, at, PublicPost.Origin.APP));
    }

    private PageVideo create(AccountKey page, PageVideo.Flow flow, PageVideo.Plan plan, Instant createdAt) {
        String postId = page.accountId() + "_" + state.ids().digits("12", 15);
        return PageVideo.create(state.ids().digits("9", 15), postId, page, flow, createdAt, plan);
    }

    /** Keeps a video in place of what it was before. */
    void put(PageVideo video) {
        videos.put(video.id(), video);
    }

    /** The video when its file comes from an address. */
    PageVideo uploadFrom(PageVideo video, URI address, Instant now) {
        String fetched = state.fetches().fetch(address, Meta.CRAWLER);
        return video.with(new PageVideo.Upload(fetched, now, Optional.of(address)));
    }

    /** Takes the next bytes of a video's file. */
    void receive(PageVideo video, byte[] bytes) {
        state.storage().append(video.id(), bytes);
    }

    int bytesReceived(PageVideo video) {
        return state.storage().length(video.id());
    }

    /** The video when all bytes of its file are there. */
    PageVideo uploadComplete(PageVideo video, Instant now) {
        String sent = state.fetches().sent(state.storage().take(video.id()));
        return video.with(new PageVideo.Upload(sent, now, Optional.empty()));
    }

    /** How far a video is. */
    VideoProgress progress(PageVideo video, Instant now) {
        return VideoProgress.of(
                video,
                video.upload().flatMap(upload -> state.fetches().result(upload.video())),
                video.upload().isPresent() ? 0 : bytesReceived(video),
                now);
    }

    String newChunkSession(PageVideo video, long fileSize) {
        String id = state.ids().digits("8", 15);
        chunkSessions.put(id, new OpenSession(video.id(), fileSize));
        return id;
    }

    Optional<ChunkSession> chunkSession(String id) {
        return chunkSessions
                .find(id)
                .flatMap(session -> video(session.video()).map(video -> new ChunkSession(video, session.fileSize())));
    }

    void endChunkSession(String id) {
        chunkSessions.remove(id);
    }

    Optional<PageVideo> video(String id) {
        return videos.find(id);
    }

    /** A Page's videos, newest first. */
    List<PageVideo> videosOf(AccountKey page) {
        return videos.of(page.toString()).reversed();
    }

    int countOf(AccountKey page) {
        return videos.count(page.toString());
    }

    void remove(PageVideo video) {
        videos.remove(video.id());
        notYetPublic.remove(video.id());
    }

    /** Writes into the ledger what has become public since the last call: nothing here runs by itself. */
    void settle() {
        Instant now = state.clock().instant();
        List<PageVideo> arrived = notYetPublic.stream()
                .flatMap(id -> video(id).stream())
                .filter(video -> progress(video, now).isPublic(now))
                .toList();
        for (PageVideo video : arrived) {
            notYetPublic.remove(video.id());
            state.ledger().add(post(video, progress(video, now).publicAt().orElse(now), PublicPost.Origin.API));
            state.accounts().historyOf(video.page()).published();
            put(video.writtenDown());
        }
    }

    /** The address of a video on the simulated website. */
    static String permalinkPath(PageVideo video) {
        return video.flow() == PageVideo.Flow.REEL
                ? "/reel/" + video.id() + "/"
                : "/" + video.page().accountId() + "/videos/" + video.id() + "/";
    }

    String permalink(PageVideo video) {
        return state.address("/www.facebook.com" + permalinkPath(video));
    }

    private PublicPost post(PageVideo video, Instant at, PublicPost.Origin origin) {
        return new PublicPost(
                video.page(),
                video.postId(),
                video.id(),
                video.description(),
                video.upload().flatMap(PageVideo.Upload::from).map(URI::toString),
                video.upload().flatMap(upload -> state.fetches().sha256(upload.video())),
                at,
                permalink(video),
                origin);
    }
}
