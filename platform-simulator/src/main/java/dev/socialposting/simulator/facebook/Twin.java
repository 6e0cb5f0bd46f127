package dev.socialposting.simulator.facebook;

import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.World;
import java.net.URI;

/** Lets somebody have posted a video with the same description in the app, when the scenario says so. */
final class Twin {
    private Twin() {}

    static void addIfAsked(
            World world, FacebookTables tables, SimulatedAccount page, FacebookScript script, PageVideo ours) {
        URI source = ours.upload()
                .flatMap(PageVideo.Upload::from)
                .orElseGet(() -> URI.create(world.address("/videos/vertical.mp4")));
        script.twinBefore.ifPresent(before -> tables.addPublicTwin(
                page.key(), ours.description(), source, world.clock().instant().minus(before)));
    }
}
