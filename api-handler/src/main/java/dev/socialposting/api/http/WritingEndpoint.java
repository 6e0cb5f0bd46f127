package dev.socialposting.api.http;

/** What answers the calls of one route that changes something: first all that is found out by reading, then the deed. */
@FunctionalInterface
public interface WritingEndpoint {
    /** Reads and judges, and changes nothing: meanwhile it is found out whether the caller may make the call at all. */
    Checked<Deed> prepare(Call call);
}
