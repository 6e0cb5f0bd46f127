package dev.socialposting.operations;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * That an operator has used a tool.
 *
 * @param at when, before anything was done
 * @param operator the ARN of the caller on AWS; on one machine the machine's user
 * @param command the tool with its arguments
 */
public record AuditEntry(Instant at, String operator, String command) {
    /** The command as it could be typed: what has more than harmless characters in it stands in single quotes. */
    static String command(String tool, List<String> arguments) {
        return Stream.concat(Stream.of(tool), arguments.stream().map(AuditEntry::quoted))
                .collect(Collectors.joining(" "));
    }

    /** One line, for a terminal. */
    String line() {
        return Terminal.line("%s %s %s".formatted(at, operator, command));
    }

    static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9@%+=:,./_-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
