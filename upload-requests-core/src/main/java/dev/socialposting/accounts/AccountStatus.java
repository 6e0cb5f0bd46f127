package dev.socialposting.accounts;

/** Whether an account can be posted to as far as we know. */
public enum AccountStatus {
    CONNECTED,
    /** The platform could not be asked when the account was connected; the first post to it tells. */
    NOT_CHECKED,
    /** The platform refused the token; the user has to connect the account again. */
    RECONNECT_REQUIRED
}
