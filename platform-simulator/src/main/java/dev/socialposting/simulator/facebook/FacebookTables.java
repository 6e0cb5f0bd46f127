package dev.socialposting.simulator.facebook;

import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.model.PublicPost;
import dev.socialposting.simulator.state.World;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Facebook's videos, and the moments at which they become public. */
final class FacebookTables {
    /** A session of flow C: which video it fills, and how large the file will be. */
    record ChunkSession(PageVideo video, long fileSize) {}

    private final World world;
    private final Map<String, PageVideo> videos = new LinkedHashMap<>();
    private final Map<AccountKey, List<PageVideo>> videosByPage = new LinkedHashMap<>();
    private final Map<String, ChunkSession> chunkSessions = new LinkedHashMap<>();
    private final List<PageVideo> notYetPublic = new ArrayList<>();

    FacebookTables(World world) {
        this.world = world;
    }

    PageVideo newVideo(AccountKey page, PageVideo.Flow flow, PageVideo.Plan plan) {
        PageVideo video = create(page, flow, plan, world.clock().instant());
        notYetPublic.add(video);
        return video;
    }

    /** A video that somebody published in the app at the given time. */
    void addPublicTwin(AccountKey page, String description, URI source, Instant at) {
        PageVideo.Plan atOnce = PageVideo.Plan.healthy().withTimes(Duration.ZERO, Duration.ZERO);
        PageVideo twin = create(page, PageVideo.Flow.HOSTED, atOnce, at.minusSeconds(1));
        twin.uploadFrom(source, TwinFile.of(at), at.minusSeconds(1));
        twin.finish(new PageVideo.Finish(
                at.minusSeconds(1), PageVideo.Visibility.PUBLISHED, description, "", "", Optional.empty()));
        world.ledger().add(post(twin, at, PublicPost.Origin.APP));
    }

    private PageVideo create(AccountKey page, PageVideo.Flow flow, PageVideo.Plan plan, Instant createdAt) {
        String postId = page.accountId() + "_" + world.ids().digits("12", 15);
        PageVideo video = new PageVideo(world.ids().digits("9", 15), postId, page, flow, createdAt, plan);
        videos.put(video.id(), video);
        videosByPage.computeIfAbsent(page, owner -> new ArrayList<>()).add(video);
        return video;
    }

    String newChunkSession(PageVideo video, long fileSize) {
        String id = world.ids().digits("8", 15);
        chunkSessions.put(id, new ChunkSession(video, fileSize));
        return id;
    }

    Optional<ChunkSession> chunkSession(String id) {
        return Optional.ofNullable(chunkSessions.get(id));
    }

    void endChunkSession(String id) {
        chunkSessions.remove(id);
    }

    Optional<PageVideo> video(String id) {
        return Optional.ofNullable(videos.get(id));
    }

    /** A Page's videos, newest first. */
    List<PageVideo> videosOf(AccountKey page) {
        return videosByPage.getOrDefault(page, List.of()).reversed();
    }

    void remove(PageVideo video) {
        videos.remove(video.id());
        notYetPublic.remove(video);
        videosByPage.getOrDefault(video.page(), new ArrayList<>()).remove(video);
    }

    /** Writes into the ledger what has become public since the last call: nothing here runs by itself. */
    void settle() {
        Instant now = world.clock().instant();
        List<PageVideo> arrived = notYetPublic.stream()
                .filter(video -> video.progress(now).isPublic(now))
                .toList();
        for (PageVideo video : arrived) {
            notYetPublic.remove(video);
            world.ledger().add(post(video, video.progress(now).publicAt().orElse(now), PublicPost.Origin.API));
            world.accounts().historyOf(video.page()).published();
        }
    }

    /** The address of a video on the simulated website. */
    static String permalinkPath(PageVideo video) {
        return video.flow() == PageVideo.Flow.REEL
                ? "/reel/" + video.id() + "/"
                : "/" + video.page().accountId() + "/videos/" + video.id() + "/";
    }

    String permalink(PageVideo video) {
        return world.address("/www.facebook.com" + permalinkPath(video));
    }

    private PublicPost post(PageVideo video, Instant at, PublicPost.Origin origin) {
        return new PublicPost(
                video.page(),
                video.postId(),
                video.id(),
                video.description(),
                video.upload().flatMap(PageVideo.Upload::from).map(URI::toString),
                at,
                permalink(video),
                origin);
    }
}
