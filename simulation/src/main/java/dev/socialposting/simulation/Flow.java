package dev.socialposting.simulation;

import dev.socialposting.platforms.Connector;
import dev.socialposting.platforms.SocialPlatform;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.platforms.rules.VideoFormat;
import dev.socialposting.simulation.Plan.Trouble;
import dev.socialposting.simulator.Platforms;
import dev.socialposting.simulator.kit.SimulatedPlatform;
import dev.socialposting.simulator.model.LoginVariant;
import dev.socialposting.simulator.model.NewAccount;
import dev.socialposting.uploads.model.Platform;
import java.util.List;
import java.util.stream.Stream;

/**
 * A way of publishing: on a platform, with an account that was connected in one of its ways, as one kind of post.
 *
 * @param inWords such as {@code Clips Shorts, by Clips login}
 * @param login the name of the login, as an account has it
 */
record Flow(SimulatedPlatform platform, LoginVariant variant, String login, VideoFormat format, String inWords) {
    /** Every way of every platform, in the order of the lists. */
    static final List<Flow> ALL = Platforms.all().stream().flatMap(Flow::of).toList();

    private static Stream<Flow> of(SimulatedPlatform simulated) {
        SocialPlatform ours = SocialPlatforms.standard()
                .find(new Platform(simulated.id().id()))
                .orElseThrow();
        boolean hasOneLogin = ours.connector().logins().size() == 1;
        return ours.connector().logins().stream()
                .flatMap(login -> ours.rules().videoFormats().stream()
                        .map(format -> new Flow(
                                simulated,
                                variant(login),
                                login.name(),
                                format,
                                ours.rules().displayName()
                                        + " "
                                        + format.kind()
                                        + (hasOneLogin ? "" : ", by " + login.label()))));
    }

    /** The simulator, which knows nothing of our names, calls it so. */
    private static LoginVariant variant(Connector.Login login) {
        return new LoginVariant(login.name() + "_login");
    }

    /** The account as this way of publishing needs it connected. */
    NewAccount account(Trouble trouble) {
        return NewAccount.on(platform.id(), trouble.scenario()).by(variant);
    }

    @Override
    public String toString() {
        return inWords;
    }
}
