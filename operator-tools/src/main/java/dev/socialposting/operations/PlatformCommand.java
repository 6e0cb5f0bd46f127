package dev.socialposting.operations;

import dev.socialposting.operations.Place.Part;
import dev.socialposting.uploads.model.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** What {@code bin/platform} was asked for. */
sealed interface PlatformCommand {
    String USAGE = """
            usage: bin/platform list [--stack NAME]
                   bin/platform pause PLATFORM --reason TEXT [--trial-every MINUTES] [--stack NAME]
                   bin/platform resume PLATFORM [--stack NAME]
                   bin/platform --help

            Holds all posts to a platform back, and lets them go on.

              list     which platforms are paused, since when, by whom and why.
              pause    from 5 seconds later on nothing is asked of the platform: no publishing, no looking, no reading of links.
                       Its posts are held, and their users see the reason; posts to other platforms go on. Nothing is lost
                       and no try is used up. A deadline that passes meanwhile ends its post as usual, and so does what needs
                       no platform to fail, such as an account that is not connected. A platform that is paused already
                       stays so; the reason and the trials are exchanged.
              resume   what is held goes on within 5 minutes.

              --reason TEXT           for the users, in plain words; at most 300 characters
              --trial-every MINUTES   every so many minutes, 1 to 1440, one held post goes ahead; if it is published, the pause
                                      is over; if the platform fails, it is held again; if its own account or video is to
                                      blame, it fails. Without this the pause lasts until resume
              --stack NAME            the system of this CloudFormation stack, by its outputs

            Who does this is noted in the table of requests before it is done, and is said on standard error.

            %s

            Exit code: 0 done, 1 could not be done, 2 not understood.
            """.formatted(Tool.whichSystem(Part.UPLOAD_REQUESTS));

    /** Explain. */
    record Help() implements PlatformCommand {}

    /** Not understood. */
    record Wrong(String why) implements PlatformCommand {}

    /** Show which are paused. */
    record Show(Optional<String> stack) implements PlatformCommand {}

    /**
     * Hold back.
     *
     * @param trialEvery how often one posting goes ahead; empty if none does
     */
    record Pause(Platform platform, String reason, Optional<Duration> trialEvery, Optional<String> stack)
            implements PlatformCommand {}

    /** Let go on. */
    record Resume(Platform platform, Optional<String> stack) implements PlatformCommand {}

    /**
     * What the arguments mean.
     *
     * @param platforms that there are
     */
    static PlatformCommand of(List<String> arguments, List<Platform> platforms) {
        CommandLine line = new CommandLine(new Commands())
                .registerConverter(
                        Platform.class,
                        name -> platforms.stream()
                                .filter(platform -> platform.name().equals(name))
                                .findFirst()
                                .orElseThrow(() -> new TypeConversionException("%s is no platform; there are %s"
                                        .formatted(
                                                name,
                                                platforms.stream()
                                                        .map(Platform::name)
                                                        .collect(Collectors.joining(", "))))));
        return Reading.of(line, arguments, new Help(), Wrong::new);
    }

    /** The commands with their options. */
    @Command(name = "bin/platform")
    final class Commands implements Callable<PlatformCommand> {
        @Override
        public PlatformCommand call() {
            return new Wrong("say list, pause or resume");
        }

        @Command
        PlatformCommand list(@Mixin Options.Stack stack) {
            return new Show(stack.name);
        }

        @Command
        PlatformCommand pause(
                @Parameters(paramLabel = "PLATFORM") Platform platform,
                @Option(names = "--reason", paramLabel = "TEXT", required = true, converter = Values.Reason.class)
                        String reason,
                @Option(names = "--trial-every", paramLabel = "MINUTES", converter = Values.Minutes.class)
                        Optional<Duration> trialEvery,
                @Mixin Options.Stack stack) {
            return new Pause(platform, reason, trialEvery, stack.name);
        }

        @Command
        PlatformCommand resume(@Parameters(paramLabel = "PLATFORM") Platform platform, @Mixin Options.Stack stack) {
            return new Resume(platform, stack.name);
        }
    }
}
