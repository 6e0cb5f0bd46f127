package dev.socialposting.operations;

/**
 * Where the system is that is looked at.
 *
 * @param words what to call it, such as {@code the stack social-posting}
 * @param uploadRequestsTable the table's name
 * @param deadLetterQueueUrl the queue's address
 */
public record Place(String words, String uploadRequestsTable, String deadLetterQueueUrl) {}
