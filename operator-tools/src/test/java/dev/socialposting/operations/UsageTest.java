package dev.socialposting.operations;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class UsageTest {
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]+");

    static Stream<Arguments> tools() {
        return Stream.of(
                Arguments.of(new AccountCommand.Commands(), AccountCommand.USAGE),
                Arguments.of(new DeadLetterCommand.Commands(), DeadLetterCommand.USAGE),
                Arguments.of(new ForgetCommand.TheCommand(), ForgetCommand.USAGE),
                Arguments.of(new PlatformCommand.Commands(), PlatformCommand.USAGE),
                Arguments.of(new PostCommand.Commands(), PostCommand.USAGE),
                Arguments.of(new RestoreCommand.TheCommand(), RestoreCommand.USAGE));
    }

    @ParameterizedTest
    @MethodSource("tools")
    void theHelpExplainsEachCommandAndOptionAndNoOther(Object commands, String usage) {
        CommandLine line = new CommandLine(commands);

        assertThat(OPTION.matcher(usage).results().map(MatchResult::group).collect(toSet()))
                .isEqualTo(Stream.concat(
                                Stream.of("--help"),
                                Stream.concat(Stream.of(line), line.getSubcommands().values().stream())
                                        .flatMap(command -> command.getCommandSpec().options().stream())
                                        .map(option -> option.longestName()))
                        .collect(toSet()));
        assertThat(Pattern.compile("(?m)^(?:usage:)? +" + line.getCommandName() + " ([a-z]+)")
                        .matcher(usage)
                        .results()
                        .map(command -> command.group(1))
                        .collect(toSet()))
                .isEqualTo(line.getSubcommands().keySet());
    }
}
