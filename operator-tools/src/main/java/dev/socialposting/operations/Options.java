package dev.socialposting.operations;

import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UserId;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that several commands have. */
final class Options {
    private Options() {}

    /** Whose system is meant. */
    static final class Stack {
        @Option(names = "--stack", paramLabel = "NAME", converter = Values.StackName.class)
        Optional<String> name = Optional.empty();
    }

    /** Those that choose among dead letters. */
    static final class Choice {
        @Option(names = "--message", paramLabel = "ID")
        Optional<String> message = Optional.empty();

        @Option(names = "--request", paramLabel = "ID")
        Optional<RequestId> request = Optional.empty();

        @Option(names = "--user", paramLabel = "ID")
        Optional<UserId> user = Optional.empty();

        @Option(names = "--platform", paramLabel = "NAME")
        Optional<String> platform = Optional.empty();

        @Option(names = "--code", paramLabel = "CODE")
        Optional<String> code = Optional.empty();

        Selection selection() {
            return new Selection(message, request, user, platform, code);
        }
    }
}
