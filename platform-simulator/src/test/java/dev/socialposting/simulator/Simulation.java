package dev.socialposting.simulator;

import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.model.NewAccount;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.PublicPost;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.video.SampleVideos.SampleVideoFetcher;
import dev.socialposting.simulator.video.VideoFetcher;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A simulator in virtual time, with the calls that tests make. */
public final class Simulation {
    private static final VideoFetcher SAMPLES = new SampleVideoFetcher();

    private final MovableClock clock;
    private final SimulatedPlatforms platforms;

    /** One that forgets everything. */
    public Simulation() {
        this.clock = new MovableClock();
        this.platforms = new SimulatedPlatforms(SimulatorSettings.virtual(clock).withFetcher(SAMPLES));
    }

    private Simulation(MovableClock clock, Path directory, VideoFetcher fetcher) {
        this.clock = clock;
        this.platforms = new SimulatedPlatforms(
                new SimulatorSettings(clock, new SecureRandom(), fetcher, Optional.empty(), Optional.of(directory)));
    }

    /** One with what is kept in a directory. */
    public static Simulation keptIn(Path directory) {
        return keptIn(directory, SAMPLES);
    }

    /** One with what is kept in a directory, and another way to fetch videos. */
    public static Simulation keptIn(Path directory, VideoFetcher fetcher) {
        return new Simulation(new MovableClock(), directory, fetcher);
    }

    /** Another one at the same time with what is kept in a directory, as if this one had been killed. */
    public Simulation afterKill(Path directory) {
        return new Simulation(clock, directory, SAMPLES);
    }

    /** The simulator. */
    public SimulatedPlatforms platforms() {
        return platforms;
    }

    /** What may be done to it. */
    public SimulatorControl control() {
        return platforms.control();
    }

    /** Lets time pass. */
    public void pass(Duration time) {
        clock.advance(time);
    }

    /** Lets seconds pass. */
    public void passSeconds(long seconds) {
        clock.advance(Duration.ofSeconds(seconds));
    }

    /** The time in epoch seconds. */
    public long now() {
        return clock.instant().getEpochSecond();
    }

    /** A new account with a scenario. */
    public SimulatedAccount account(Platform platform, ScenarioChoice scenario) {
        return control().createAccount(NewAccount.on(platform, scenario));
    }

    /** Sends a request as it is. */
    public Answered send(SimulatorRequest request) {
        return new Answered(platforms.handle(request));
    }

    /** The posts of an account that came from the API. */
    public List<PublicPost> publishedByApi(SimulatedAccount account) {
        return control().postsOf(account.key()).stream()
                .filter(post -> post.origin() == PublicPost.Origin.API)
                .toList();
    }
}
