package dev.socialposting.uploads.model;

/** Who must do something before an error can go away. */
public enum WhoActs {
    USER,
    OPERATOR,
    NOBODY
}
