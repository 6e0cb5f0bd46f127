package dev.socialposting.simulator.state;

/** How a call goes wrong that a fault profile lets fail. */
public enum InjectedFault {
    /** HTTP 500 in the platform's own form; nothing happened. */
    SERVER_ERROR,
    /** HTTP 503 with an HTML page; nothing happened. */
    HTML_PAGE,
    /** HTTP 429; nothing happened. */
    THROTTLED,
    /** The connection is cut; nothing happened. */
    CUT,
    /** HTTP 500, yet the call took effect. */
    SERVER_ERROR_AFTERWARDS,
    /** The connection is cut, yet the call took effect. */
    CUT_AFTERWARDS
}
