package dev.socialposting.uploads.model;

/** How much a log entry matters. */
public enum LogLevel {
    INFO,
    WARNING,
    ERROR
}
