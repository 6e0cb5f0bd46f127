package dev.socialposting.simulator.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.kit.Json;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An error in the Graph API's envelope.
 *
 * <p>The HTTP status differs from error to error and from platform to platform, so that a client that classifies by status is found
 * out; the notes say to classify by code and subcode alone.
 *
 * @param transientFault the field {@code is_transient}, when it is sent
 * @param data the field {@code error_data}, when it is sent
 * @param regainMinutes for a rate limit: the usage header's {@code estimated_time_to_regain_access}
 */
public record GraphError(
        int status,
        int code,
        OptionalInt subcode,
        String type,
        String message,
        Optional<Boolean> transientFault,
        Optional<String> userTitle,
        Optional<String> userMessage,
        Optional<ObjectNode> data,
        OptionalInt regainMinutes) {

    /** An error without a subcode, of the type that nearly all have, with HTTP status 400. */
    public static GraphError of(int code, String message) {
        return new GraphError(
                400,
                code,
                OptionalInt.empty(),
                "OAuthException",
                message,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty());
    }

    /** An error with a subcode. */
    public static GraphError of(int code, int subcode, String message) {
        return of(code, message).withSubcode(subcode);
    }

    /** An object that does not exist or that the token may not see: 100/33. */
    public static GraphError notVisible(String method, String id) {
        return of(
                        100,
                        33,
                        "Unsupported " + (method.equals("GET") ? "get" : "post") + " request. Object with ID '" + id
                                + "' does not exist, cannot be loaded due to missing permissions, or does not support this operation")
                .withType("GraphMethodException");
    }

    /** HTTP 500 with code 1. */
    public static GraphError unknown() {
        return of(1, "An unknown error has occurred.").withStatus(500).withTransient(true);
    }

    /** A token that was never given out, or that is for another host. */
    public static GraphError tokenUnknown() {
        return of(190, "Invalid OAuth access token - Cannot parse access token").withStatus(401);
    }

    /** Error 190 in the platform's words. */
    public static GraphError tokenRefused(int subcode) {
        String reason = switch (subcode) {
            case 458 -> "The user has not authorized application 1000000000000001.";
            case 459 -> "The session is invalid because the user has been checkpointed.";
            case 460 ->
                "The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.";
            case 463 -> "Session has expired on Sunday, 01-Nov-26 10:00:00 PST. The current time is later.";
            case 464 -> "Sessions for the user are not allowed because the user is not a confirmed user.";
            case 467 -> "The session is invalid because the user logged out.";
            case 492 ->
                "The user must be an administrator, editor, or moderator of the page in order to impersonate it.";
            default -> "The session is invalid.";
        };
        return of(190, subcode, "Error validating access token: " + reason).withStatus(401);
    }

    /** A parameter that is missing or wrong: 100 without a subcode. */
    public static GraphError badParameter(String message) {
        return of(100, "(#100) " + message);
    }

    /** This error with a subcode. */
    public GraphError withSubcode(int number) {
        return new GraphError(
                status,
                code,
                OptionalInt.of(number),
                type,
                message,
                transientFault,
                userTitle,
                userMessage,
                data,
                regainMinutes);
    }

    /** This error with another HTTP status. */
    public GraphError withStatus(int number) {
        return new GraphError(
                number, code, subcode, type, message, transientFault, userTitle, userMessage, data, regainMinutes);
    }

    /** This error with another type, such as {@code IGApiException}. */
    public GraphError withType(String other) {
        return new GraphError(
                status, code, subcode, other, message, transientFault, userTitle, userMessage, data, regainMinutes);
    }

    /** This error with the field {@code is_transient}. */
    public GraphError withTransient(boolean value) {
        return new GraphError(
                status, code, subcode, type, message, Optional.of(value), userTitle, userMessage, data, regainMinutes);
    }

    /** This error with a title and a text for the end user. */
    public GraphError withUserText(String title, String text) {
        return new GraphError(
                status,
                code,
                subcode,
                type,
                message,
                transientFault,
                Optional.of(title),
                Optional.of(text),
                data,
                regainMinutes);
    }

    /** This error with {@code error_data}. */
    public GraphError withData(ObjectNode value) {
        return new GraphError(
                status,
                code,
                subcode,
                type,
                message,
                transientFault,
                userTitle,
                userMessage,
                Optional.of(value),
                regainMinutes);
    }

    /** This error with a usage header that says when calls are taken again. */
    public GraphError withRegainMinutes(int minutes) {
        return new GraphError(
                status,
                code,
                subcode,
                type,
                message,
                transientFault,
                userTitle,
                userMessage,
                data,
                OptionalInt.of(minutes));
    }

    /** The JSON envelope. */
    public ObjectNode toJson(String trace) {
        ObjectNode envelope = Json.object();
        ObjectNode error = envelope.putObject("error");
        error.put("message", message).put("type", type).put("code", code);
        subcode.ifPresent(number -> error.put("error_subcode", number));
        transientFault.ifPresent(value -> error.put("is_transient", value));
        userTitle.ifPresent(title -> error.put("error_user_title", title));
        userMessage.ifPresent(text -> error.put("error_user_msg", text));
        data.ifPresent(value -> error.set("error_data", value));
        error.put("fbtrace_id", trace);
        return envelope;
    }
}
