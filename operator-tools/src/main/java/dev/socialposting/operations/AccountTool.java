package dev.socialposting.operations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.SocialAccount;
import dev.socialposting.operations.AccountCommand.Who;
import dev.socialposting.operations.Place.Part;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code bin/account}: whose account it is, and taking its token away. */
public final class AccountTool {
    private static final Set<Part> NEEDED = Set.of(Part.UPLOAD_REQUESTS, Part.SOCIAL_ACCOUNTS);

    private final Surroundings around;
    private final Tool tool;
    private final PrintStream out;

    public AccountTool(Surroundings around) {
        this.around = around;
        this.tool = new Tool("bin/account", around);
        this.out = around.out();
    }

    /** Does what the arguments say, and answers the exit code. */
    public int run(List<String> arguments) {
        return tool.run(() -> switch (AccountCommand.of(arguments)) {
            case AccountCommand.Help() -> tool.helped(AccountCommand.USAGE);
            case AccountCommand.Wrong(String why) -> tool.misused(why);
            case AccountCommand.Find(Who who, boolean json, var stack) -> find(who, json, audited(stack, arguments));
            case AccountCommand.Block(AccountKey key, var stack) -> block(key, audited(stack, arguments));
        });
    }

    private int find(Who who, boolean json, Place place) {
        List<SocialAccount> found = accounts(who, place).stream()
                .sorted(Comparator.comparing((SocialAccount account) ->
                                account.key().destination().toString())
                        .thenComparing(account -> account.key().userId().value()))
                .toList();
        if (json) {
            out.println(json(found));
        } else {
            out.println("%d connected accounts of %s match".formatted(found.size(), place.words()));
            found.forEach(account -> out.print(text(account)));
        }
        return Tool.DONE;
    }

    private List<SocialAccount> accounts(Who who, Place place) {
        return switch (who) {
            case Who.Owner(var user) -> around.systems().accounts(place).list(user);
            case Who.PlatformUser(String id) ->
                around.systems().accountOversight(place).connectionsOf(id);
            case Who.Account(var destination) ->
                around.systems().accountOversight(place).connectionsOf(destination.accountId()).stream()
                        .filter(account -> account.key().destination().equals(destination))
                        .toList();
        };
    }

    private int block(AccountKey key, Place place) {
        Optional<SocialAccount> account = around.systems().accounts(place).find(key);
        if (account.isEmpty()) {
            return tool.complained(
                    "%s has not connected %s"
                            .formatted(Terminal.line(key.userId().value()), key.destination()),
                    Tool.FAILED);
        }
        return around.systems()
                .accountOversight(place)
                .takeToken(account.get(), around.clock().instant())
                .map(blocked -> told(blocked))
                .orElseGet(() -> tool.complained(
                        "The account was connected again, or removed, at this very moment; nothing was done. Look again.",
                        Tool.FAILED));
    }

    private int told(SocialAccount blocked) {
        String user = AuditEntry.quoted(blocked.key().userId().value());
        out.print(
                """
                Blocked: its token is deleted here, and it must be connected again.
                %s
                Posts to it fail with account_not_connected until then, and say so to their user. One that is being worked on at this moment
                has the token until its turn is over, in at most 2 minutes; one that may be live already waits for the account, and ends as
                unconfirmed if it does not come back before the deadline.
                The token itself is valid until it is withdrawn at the platform. What was posted with the account here:
                  bin/post find --user %s --account %s
                """.formatted(text(blocked), Terminal.line(user), blocked.key().destination()));
        return Tool.DONE;
    }

    private static String text(SocialAccount account) {
        return """
                %s of user %s
                  name      %s
                  login     %s
                  status    %s
                  connected %s
                  changed   %s
                """.formatted(
                        account.key().destination(),
                        Terminal.line(account.key().userId().value()),
                        Terminal.line(account.displayName()),
                        Terminal.line(account.login()),
                        Terminal.word(account.status()),
                        account.connectedAt(),
                        account.updatedAt());
    }

    private static String json(List<SocialAccount> accounts) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        accounts.forEach(account -> list.addObject()
                .put("user_id", account.key().userId().value())
                .put("destination", account.key().destination().toString())
                .put("display_name", account.displayName())
                .put("login", account.login())
                .put("status", Terminal.word(account.status()))
                .put("connected_at", account.connectedAt().toString())
                .put("updated_at", account.updatedAt().toString()));
        return list.toPrettyString();
    }

    private Place audited(Optional<String> stack, List<String> arguments) {
        Place place = tool.place(stack, NEEDED);
        tool.audit(place, arguments);
        return place;
    }
}
