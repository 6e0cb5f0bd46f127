package dev.socialposting.operations;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.uploads.model.UserId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLetterCommandTest {
    private static final Selection ALL = Selection.ALL;
    private static final Optional<String> HERE = Optional.empty();

    @Test
    void theLocalSystemIsMeantUnlessAStackIsNamed() {
        assertThat(read("list")).isEqualTo(new DeadLetterCommand.Show(ALL, false, HERE));
        assertThat(read("list --json --stack social-posting"))
                .isEqualTo(new DeadLetterCommand.Show(ALL, true, Optional.of("social-posting")));
        assertThat(read("redrive")).isEqualTo(new DeadLetterCommand.MoveAll(OptionalInt.empty(), HERE));
        assertThat(read("redrive --stack prod --max-per-second 500"))
                .isEqualTo(new DeadLetterCommand.MoveAll(OptionalInt.of(500), Optional.of("prod")));
        assertThat(read("cancel --stack prod")).isEqualTo(new DeadLetterCommand.Cancel(Optional.of("prod")));
    }

    @Test
    void allThatIsGivenChooses() {
        Selection selection = new Selection(
                Optional.of("m-1"),
                Optional.of(requestId(1)),
                Optional.of(ALICE),
                Optional.of("instagram"),
                Optional.of("platform_unavailable"));
        String choice = "--message m-1 --request %s --user alice --platform instagram --code platform_unavailable"
                .formatted(requestId(1));

        assertThat(read("list " + choice)).isEqualTo(new DeadLetterCommand.Show(selection, false, HERE));
        assertThat(read("redrive " + choice)).isEqualTo(new DeadLetterCommand.PutBack(selection, false, false, HERE));
        assertThat(read("delete --dry-run " + choice))
                .isEqualTo(new DeadLetterCommand.Delete(selection, false, true, HERE));
    }

    @Test
    void theQueueMovesAllUnlessLettersMustBeLookedAt() {
        assertThat(read("redrive --dry-run")).isEqualTo(new DeadLetterCommand.PutBack(ALL, false, true, HERE));
        assertThat(read("redrive --past-deadline")).isEqualTo(new DeadLetterCommand.PutBack(ALL, true, false, HERE));
        assertThat(read("delete --no-effect")).isEqualTo(new DeadLetterCommand.Delete(ALL, true, false, HERE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|say list, redrive, delete or cancel",
                "purge|purge is not understood",
                "list --max-per-second 3|--max-per-second is not understood",
                "redrive --json|--json is not understood",
                "redrive --max-per-second|Missing required parameter for option '--max-per-second'",
                "redrive --max-per-second 0|a whole number from 1 to 500",
                "redrive --max-per-second 501|a whole number from 1 to 500",
                "redrive --max-per-second 1.5|a whole number from 1 to 500",
                "list --stack|Missing required parameter for option '--stack' (NAME)",
                "list --stack --json|Expected parameter for option '--stack' but found '--json'",
                "list --dry-run|--dry-run is not understood",
                "list --user|Missing required parameter for option '--user'",
                "list --user --json|Expected parameter for option '--user' but found '--json'",
                "list --user bob --user alice|option '--user' (ID) should be specified only once",
                "list --request 17|the id of a request",
                "redrive --no-effect|--no-effect is not understood",
                "redrive --user bob --max-per-second 5|for moving everything",
                "delete|delete needs a choice, or --no-effect",
                "delete --dry-run|delete needs a choice, or --no-effect",
                "cancel --user bob|--user is not understood"
            })
    void whatIsNotUnderstoodIsNamed(String arguments, String why) {
        assertThat(read(arguments))
                .isInstanceOfSatisfying(
                        DeadLetterCommand.Wrong.class,
                        wrong -> assertThat(wrong.why()).contains(why));
    }

    @Test
    void helpIsGivenWhereverItIsAskedFor() {
        assertThat(DeadLetterCommand.of(List.of("redrive", "--help"))).isEqualTo(new DeadLetterCommand.Help());
        assertThat(DeadLetterCommand.of(List.of("-h"))).isEqualTo(new DeadLetterCommand.Help());
        assertThat(read("list --user --help")).isEqualTo(new DeadLetterCommand.Help());
        assertThat(read("list --request 17 -h")).isEqualTo(new DeadLetterCommand.Help());
    }

    @ParameterizedTest
    @CsvSource({"list --user @alice, @alice", "list --user=alice, alice", "list --user -hans, -hans"})
    void aValueMayBeginLikeWhatIsNoOptionHere(String arguments, String user) {
        Selection selection = new Selection(
                Optional.empty(), Optional.empty(), Optional.of(new UserId(user)), Optional.empty(), Optional.empty());

        assertThat(read(arguments)).isEqualTo(new DeadLetterCommand.Show(selection, false, HERE));
    }

    private static DeadLetterCommand read(String arguments) {
        return DeadLetterCommand.of(arguments.isEmpty() ? List.of() : List.of(arguments.split(" ", -1)));
    }
}
