package dev.socialposting.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.model.FaultProfile;
import dev.socialposting.simulator.model.NewAccount;
import dev.socialposting.simulator.model.PublicPost;
import dev.socialposting.simulator.model.RecordedCall;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.simulator.model.SimulatedAccount;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each simulator here is dropped without being closed, as by a kill, and another one opens what it has kept. */
class RestartTest {
    private static final SimulatedAccount ACCOUNT = SeededAccounts.named(Meta.INSTAGRAM, "Happy path");
    private static final SimulatedAccount PAGE = SeededAccounts.named(Meta.FACEBOOK, "Happy path");

    @TempDir
    private Path directory;

    @Test
    void published_posts_are_in_the_ledger_and_their_links_still_open() {
        Simulation killed = Simulation.keptIn(directory);
        InstagramClient instagram = new InstagramClient(killed, ACCOUNT);
        FacebookClient facebook = new FacebookClient(killed, PAGE);
        String media =
                instagram.publish(instagram.readyContainer("Before the kill")).at("/id");
        String permalink = instagram.get("/" + media + "?fields=permalink").at("/permalink");
        String reel = facebook.uploadedReel();
        facebook.finish(reel, "A reel before the kill");
        killed.passSeconds(10);
        List<PublicPost> ledger = killed.control().posts();
        List<RecordedCall> calls = killed.control().calls();

        Simulation opened = killed.afterKill(directory);

        assertThat(opened.control().posts()).isEqualTo(ledger).hasSize(2);
        assertThat(opened.control().calls()).isEqualTo(calls);
        assertThat(open(opened, URI.create(permalink).getPath()).text()).contains("Before the kill");
        assertThat(open(opened, "/www.facebook.com/reel/" + reel + "/").text()).contains("A reel before the kill");
        assertThat(new InstagramClient(opened, ACCOUNT).list().at("/data/0/id")).isEqualTo(media);
    }

    @Test
    void a_container_in_flight_finishes_and_is_published_once() {
        Simulation killed = Simulation.keptIn(directory);
        String container =
                new InstagramClient(killed, ACCOUNT).create("In flight").at("/id");

        Simulation opened = killed.afterKill(directory);
        InstagramClient instagram = new InstagramClient(opened, ACCOUNT);
        assertThat(instagram.poll(container).at("/status_code")).isEqualTo("IN_PROGRESS");
        opened.passSeconds(3);
        assertThat(instagram.poll(container).at("/status_code")).isEqualTo("FINISHED");
        instagram.publish(container);

        Simulation last = opened.afterKill(directory);
        assertThat(new InstagramClient(last, ACCOUNT).publish(container).error())
                .isEqualTo("24/2207008");
        assertThat(last.control().posts()).hasSize(1);
    }

    @Test
    void a_video_that_was_being_fetched_is_fetched_again() {
        Simulation killed = Simulation.keptIn(directory, (url, crawler) -> new CompletableFuture<>());
        FacebookClient facebook = new FacebookClient(killed, PAGE);
        String video = facebook.createHosted("Under way").at("/id");
        killed.passSeconds(60);
        assertThat(facebook.poll(video).at("/status/video_status")).isEqualTo("uploading");

        Simulation opened = killed.afterKill(directory);
        opened.passSeconds(10);

        assertThat(new FacebookClient(opened, PAGE).poll(video).at("/status/video_status"))
                .isEqualTo("ready");
        assertThat(opened.control().posts()).extracting(PublicPost::caption).containsExactly("Under way");
    }

    @Test
    void a_half_sent_file_can_be_sent_to_its_end() {
        Simulation killed = Simulation.keptIn(directory);
        ChunkedUpload upload = ChunkedUpload.start(new FacebookClient(killed, PAGE));
        int half = upload.size() / 2;
        assertThat(upload.transfer(0, half).at("/start_offset")).isEqualTo(String.valueOf(half));

        Simulation opened = killed.afterKill(directory);
        ChunkedUpload resumed = upload.with(new FacebookClient(opened, PAGE));
        assertThat(resumed.transfer(half).at("/start_offset")).isEqualTo(String.valueOf(upload.size()));
        assertThat(resumed.finish("In two halves").at("/success")).isEqualTo("true");
        opened.passSeconds(10);

        assertThat(opened.control().posts()).extracting(PublicPost::caption).containsExactly("In two halves");
        assertThat(opened.control().posts().getFirst().sha256()).contains(Sha256.ofSample("landscape.mp4"));
    }

    @Test
    void accounts_scenarios_counts_weather_and_time_are_as_they_were() {
        Simulation killed = Simulation.keptIn(directory);
        SimulatedAccount made =
                killed.control().createAccount(NewAccount.on(Meta.INSTAGRAM, ScenarioChoice.of("publish-fails-once")));
        InstagramClient instagram = new InstagramClient(killed, made);
        String container = instagram.readyContainer("Twice");
        assertThat(instagram.publish(container).status()).isEqualTo(500);
        FaultProfile profile = new FaultProfile(Duration.ZERO, Duration.ofMillis(1), 0, 7);
        killed.control().changeFaults(profile);
        Instant ahead = killed.control().advanceClock(Duration.ofHours(1));

        Simulation opened = killed.afterKill(directory);

        assertThat(opened.platforms().clock().instant()).isEqualTo(ahead);
        assertThat(opened.control().account(made.key())).contains(made);
        assertThat(opened.control().faults().profile()).isEqualTo(profile);
        assertThat(new InstagramClient(opened, made).publish(container).status())
                .isEqualTo(200);
    }

    @Test
    void what_was_being_written_when_the_process_was_killed_never_happened() throws IOException {
        Simulation killed = Simulation.keptIn(directory);
        InstagramClient instagram = new InstagramClient(killed, ACCOUNT);
        String published = instagram.readyContainer("Whole");
        instagram.publish(published);
        String torn = instagram.readyContainer("Torn");
        Path file = directory.resolve("simulator.jsonl");
        long before = Files.size(file);
        instagram.publish(torn);
        String text = Files.readString(file);
        int cut = (int) (before + (text.length() - before) / 2);
        Files.writeString(file, text.substring(0, cut), StandardOpenOption.TRUNCATE_EXISTING);

        Simulation opened = killed.afterKill(directory);

        assertThat(opened.control().posts()).extracting(PublicPost::caption).containsExactly("Whole");
        new InstagramClient(opened, ACCOUNT).publish(torn);
        assertThat(opened.afterKill(directory).control().posts())
                .extracting(PublicPost::caption)
                .containsExactly("Whole", "Torn");
    }

    @Test
    void a_reset_is_kept_too() throws IOException {
        Simulation killed = Simulation.keptIn(directory);
        InstagramClient instagram = new InstagramClient(killed, ACCOUNT);
        instagram.publish(instagram.readyContainer("Gone"));
        ChunkedUpload.start(new FacebookClient(killed, PAGE)).transfer(0, 1000);
        killed.control().advanceClock(Duration.ofDays(1));
        killed.control().reset();

        Simulation opened = killed.afterKill(directory);

        assertThat(opened.control().posts()).isEmpty();
        assertThat(opened.control().calls()).isEmpty();
        assertThat(opened.platforms().clock().instant().getEpochSecond()).isEqualTo(killed.now());
        try (var files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile)).containsExactly(directory.resolve("simulator.jsonl"));
        }
        assertThat(Files.readString(directory.resolve("simulator.jsonl"), StandardCharsets.UTF_8))
                .doesNotContain("Gone");
    }

    private static Answered open(Simulation simulation, String path) {
        return simulation.send(SimulatorRequest.get(path));
    }
}
