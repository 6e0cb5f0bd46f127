package dev.socialposting.simulator;

import dev.socialposting.simulator.admin.NewAccount;
import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.PublicPost;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.video.SampleVideoFetcher;
import dev.socialposting.simulator.video.VideoFetcher;
import java.time.Duration;
import java.util.List;

/** A simulator in virtual time, with the calls that tests make. */
public final class Simulation {
    private static final VideoFetcher SAMPLES = new SampleVideoFetcher();

    private final MovableClock clock = new MovableClock();
    private final SimulatedPlatforms platforms =
            new SimulatedPlatforms(SimulatorSettings.virtual(clock).withFetcher(SAMPLES));

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
