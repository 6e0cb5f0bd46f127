package dev.socialposting.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    @Test
    void theLocalSystemIsMeantUnlessAStackIsNamed() {
        assertThat(CommandLine.of(List.of("list"))).isEqualTo(new CommandLine.Show(false, Optional.empty()));
        assertThat(CommandLine.of(List.of("list", "--json", "--stack", "social-posting")))
                .isEqualTo(new CommandLine.Show(true, Optional.of("social-posting")));
        assertThat(CommandLine.of(List.of("redrive")))
                .isEqualTo(new CommandLine.PutBack(OptionalInt.empty(), Optional.empty()));
        assertThat(CommandLine.of(List.of("redrive", "--stack", "prod", "--max-per-second", "500")))
                .isEqualTo(new CommandLine.PutBack(OptionalInt.of(500), Optional.of("prod")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|say list or redrive",
                "purge|purge is not understood",
                "list --max-per-second 3|--max-per-second is not understood",
                "redrive --json|--json is not understood",
                "redrive --max-per-second|a whole number from 1 to 500",
                "redrive --max-per-second 0|a whole number from 1 to 500",
                "redrive --max-per-second 501|a whole number from 1 to 500",
                "redrive --max-per-second 1.5|a whole number from 1 to 500",
                "list --stack|the name of a stack",
                "list --stack --json|the name of a stack"
            })
    void whatIsNotUnderstoodIsNamed(String arguments, String why) {
        List<String> words = arguments.isEmpty() ? List.of() : List.of(arguments.split(" ", -1));

        assertThat(CommandLine.of(words))
                .isInstanceOfSatisfying(
                        CommandLine.Wrong.class,
                        wrong -> assertThat(wrong.why()).contains(why));
    }

    @Test
    void helpIsGivenWhereverItIsAskedFor() {
        assertThat(CommandLine.of(List.of("redrive", "--help"))).isEqualTo(new CommandLine.Help());
        assertThat(CommandLine.of(List.of("-h"))).isEqualTo(new CommandLine.Help());
    }
}
