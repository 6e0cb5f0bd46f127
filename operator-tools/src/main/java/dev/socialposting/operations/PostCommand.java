package dev.socialposting.operations;

import dev.socialposting.operations.Place.Part;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.RequestStatus;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.store.ListFilter;
import dev.socialposting.uploads.store.SearchText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code bin/post} was asked for. */
sealed interface PostCommand {
    String USAGE = """
            usage: bin/post find [CHOICE] [--json] [--stack NAME]
                   bin/post show ID [--json] [--stack NAME]
                   bin/post audit [--since WHEN] [--json] [--stack NAME]
                   bin/post --help

            For a user who says that a post is not there, or that it is there twice.

              find    the posts of all users that match, the newest first, one line each: when it was accepted, its request,
                      user, status, each destination with its status, and how the caption begins. Says of each whether the
                      same video and caption went to the same account by another of the posts that were found. Without
                      --user it reads the whole table.
              show    one post of any user: what was asked for, and for each destination where it stands, the error in the
                      platform's words with who must act, what shows that it is live or may be, its deadline, its tries and
                      when it is looked at again; and then its whole log. Says whether the same user has sent the same video
                      and caption to the same account within a week before or after.
              audit   what operators have done with these tools, oldest first; the last 7 days, unless told otherwise.

            CHOICE is one or more of these; a post is found if all of them are true of it:

              --user ID            those of this user
              --account ACCOUNT    those to this account, written PLATFORM:ID_OF_THE_ACCOUNT
              --status STATUS      those that have this status, or one of whose destinations has it, such as unconfirmed
              --text TEXT          those with all of these words in caption, video address or id
              --since WHEN         those accepted since then: a day (2026-11-01, UTC), a time (2026-11-01T08:00:00Z), or
                                   how long ago (PT24H, P7D)

              --json               for programs
              --stack NAME         the system of this CloudFormation stack, by its outputs

            Who does this is noted in the table before it is done, and is said on standard error.

            %s

            Exit code: 0 done, 1 could not be done, 2 not understood.
            """.formatted(Tool.whichSystem(Part.UPLOAD_REQUESTS));

    /** Explain. */
    record Help() implements PostCommand {}

    /** Not understood. */
    record Wrong(String why) implements PostCommand {}

    /** Show one request. */
    record Show(RequestId id, boolean json, Optional<String> stack) implements PostCommand {}

    /** List what operators did. */
    record Audit(Optional<Since> since, boolean json, Optional<String> stack) implements PostCommand {}

    /** List what matches. */
    record Find(
            Optional<UserId> user,
            Optional<Destination> account,
            Optional<RequestStatus> status,
            Optional<SearchText> text,
            Optional<Since> since,
            boolean json,
            Optional<String> stack)
            implements PostCommand {
        ListFilter filter(Instant now) {
            return new ListFilter(
                    status, Optional.empty(), account, text, since.map(given -> given.from(now)), Optional.empty());
        }
    }

    static PostCommand of(List<String> arguments) {
        return Reading.of(new CommandLine(new Commands()), arguments, new Help(), Wrong::new);
    }

    /** The commands with their options. */
    @Command(name = "bin/post")
    final class Commands implements Callable<PostCommand> {
        @Override
        public PostCommand call() {
            return new Wrong("say find, show or audit");
        }

        @Command
        PostCommand find(
                @Option(names = "--user", paramLabel = "ID") Optional<UserId> user,
                @Option(names = "--account", paramLabel = "ACCOUNT") Optional<Destination> account,
                @Option(names = "--status", paramLabel = "STATUS") Optional<RequestStatus> status,
                @Option(names = "--text", paramLabel = "TEXT") Optional<SearchText> text,
                @Option(names = "--since", paramLabel = "WHEN") Optional<Since> since,
                @Option(names = "--json") boolean json,
                @Mixin Options.Stack stack) {
            return new Find(user, account, status, text, since, json, stack.name);
        }

        @Command
        PostCommand show(
                @Parameters(paramLabel = "ID") RequestId id,
                @Option(names = "--json") boolean json,
                @Mixin Options.Stack stack) {
            return new Show(id, json, stack.name);
        }

        @Command
        PostCommand audit(
                @Option(names = "--since", paramLabel = "WHEN") Optional<Since> since,
                @Option(names = "--json") boolean json,
                @Mixin Options.Stack stack) {
            return new Audit(since, json, stack.name);
        }
    }
}
