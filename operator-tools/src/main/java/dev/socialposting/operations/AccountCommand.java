package dev.socialposting.operations;

import dev.socialposting.accounts.AccountKey;
import dev.socialposting.operations.Place.Part;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.UserId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code bin/account} was asked for. */
sealed interface AccountCommand {
    String USAGE = """
            usage: bin/account find --destination ACCOUNT [--json] [--stack NAME]
                   bin/account find --user ID [--json] [--stack NAME]
                   bin/account find --platform-user ID [--json] [--stack NAME]
                   bin/account block --user ID --destination ACCOUNT [--stack NAME]
                   bin/account --help

            Whose account it is, and how to stop that anything is posted to it. For a token that has leaked.

              find    the connected accounts, each with its owner. Several users may have connected the same account: all of
                      them are shown. But for --user it reads the whole table of accounts. No token is shown.
              block   takes the stored token of one user's account away, so that the account must be connected again. Posts
                      to it fail with account_not_connected and say so to their user, until it is. Accounts of the user
                      that share the token with it are blocked, too. What the platform gave out stays valid there: have
                      it withdrawn at the platform, too.

              --destination ACCOUNT   written PLATFORM:ID_OF_THE_ACCOUNT
              --user ID               of this user
              --platform-user ID      the id of a user or of a page, as the platform says whose token it is
              --json                  for programs
              --stack NAME            the system of this CloudFormation stack, by its outputs

            Who does this is noted in the table of requests before it is done, and is said on standard error.

            %s

            Exit code: 0 done, 1 could not be done, 2 not understood.
            """.formatted(Tool.whichSystem(Part.UPLOAD_REQUESTS, Part.SOCIAL_ACCOUNTS));

    /** Explain. */
    record Help() implements AccountCommand {}

    /** Not understood. */
    record Wrong(String why) implements AccountCommand {}

    /** Show who has connected an account. */
    record Find(Who who, boolean json, Optional<String> stack) implements AccountCommand {}

    /** Take its token away. */
    record Block(AccountKey key, Optional<String> stack) implements AccountCommand {}

    /** Which accounts are meant. */
    sealed interface Who {
        record Owner(UserId user) implements Who {}

        record Account(Destination destination) implements Who {}

        record PlatformUser(String id) implements Who {}
    }

    static AccountCommand of(List<String> arguments) {
        return Reading.of(new CommandLine(new Commands()), arguments, new Help(), Wrong::new);
    }

    /** The commands with their options. */
    @Command(name = "bin/account")
    final class Commands implements Callable<AccountCommand> {
        @Override
        public AccountCommand call() {
            return new Wrong("say find or block");
        }

        @Command
        AccountCommand find(
                @ArgGroup(multiplicity = "1") WhoOptions who,
                @Option(names = "--json") boolean json,
                @Mixin Options.Stack stack) {
            return new Find(who.given(), json, stack.name);
        }

        @Command
        AccountCommand block(
                @Option(names = "--user", paramLabel = "ID", required = true) UserId user,
                @Option(names = "--destination", paramLabel = "ACCOUNT", required = true) Destination destination,
                @Mixin Options.Stack stack) {
            return new Block(new AccountKey(user, destination), stack.name);
        }
    }

    /** One of them says which accounts are meant. */
    final class WhoOptions {
        @Option(names = "--destination", paramLabel = "ACCOUNT")
        Optional<Destination> destination = Optional.empty();

        @Option(names = "--user", paramLabel = "ID")
        Optional<UserId> user = Optional.empty();

        @Option(names = "--platform-user", paramLabel = "ID")
        Optional<String> platformUser = Optional.empty();

        Who given() {
            return user.<Who>map(Who.Owner::new)
                    .or(() -> destination.map(Who.Account::new))
                    .or(() -> platformUser.map(Who.PlatformUser::new))
                    .orElseThrow();
        }
    }
}
