package dev.socialposting.platforms.meta;

/** What an answer of the Graph API says: what was asked for, or why not. */
public sealed interface GraphAnswer {
    /** The call did what it was meant to do. */
    record Success(GraphObject body) implements GraphAnswer {}

    /** The call was refused, or its answer cannot be understood. */
    record Refusal(GraphError error) implements GraphAnswer {}
}
