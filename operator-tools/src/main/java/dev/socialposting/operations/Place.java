package dev.socialposting.operations;

import java.util.Map;
import java.util.Optional;

/**
 * Where the system is that is looked at.
 *
 * @param words what to call it, such as {@code the stack social-posting}
 * @param isLocal whether it is that of this machine, where whoever is at work is the machine's own user
 * @param parts where its parts are; at least those that the command needs
 */
public record Place(String words, boolean isLocal, Map<Part, String> parts) {
    public Place {
        parts = Map.copyOf(parts);
    }

    /** A part of a system, and what the environment calls it. */
    public enum Part {
        UPLOAD_REQUESTS("UPLOAD_REQUESTS_TABLE"),
        SOCIAL_ACCOUNTS("SOCIAL_ACCOUNTS_TABLE"),
        DEAD_LETTERS("POSTING_DEAD_LETTER_QUEUE_URL"),
        NUDGES("POSTING_QUEUE_URL");

        private final String variable;

        Part(String variable) {
            this.variable = variable;
        }

        String variable() {
            return variable;
        }
    }

    /** The name of the table of requests. */
    public String uploadRequestsTable() {
        return part(Part.UPLOAD_REQUESTS);
    }

    /** The name of the table of accounts. */
    public String socialAccountsTable() {
        return part(Part.SOCIAL_ACCOUNTS);
    }

    /** The queue's address. */
    public String deadLetterQueueUrl() {
        return part(Part.DEAD_LETTERS);
    }

    /** The address of the queue that workers are called by: whatever is put back is put there, and they pass on what is not for them. */
    public String postingQueueUrl() {
        return part(Part.NUDGES);
    }

    private String part(Part part) {
        return Optional.ofNullable(parts.get(part))
                .orElseThrow(() -> new IllegalStateException("a command that did not ask for it needs " + part));
    }
}
