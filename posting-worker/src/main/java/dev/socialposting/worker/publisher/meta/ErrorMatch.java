package dev.socialposting.worker.publisher.meta;

import java.util.Arrays;

/** Which errors a rule is for. */
@FunctionalInterface
public interface ErrorMatch {
    boolean matches(GraphError error);

    default ErrorMatch or(ErrorMatch other) {
        return error -> matches(error) || other.matches(error);
    }

    /** Errors with this code and this subcode. */
    static ErrorMatch code(int code, int subcode) {
        return error -> error.isCode(code) && error.isSubcode(subcode);
    }

    /** Errors with one of these codes, whatever the subcode. */
    static ErrorMatch codes(int... codes) {
        return error -> Arrays.stream(codes).anyMatch(error::isCode);
    }

    /** Errors whose code lies in a range. */
    static ErrorMatch codesBetween(int first, int last) {
        return error -> error.code().isPresent()
                && error.code().getAsInt() >= first
                && error.code().getAsInt() <= last;
    }

    /** Errors with one of these numbers, as code or subcode. For numbers that mean the same wherever they stand. */
    static ErrorMatch numbers(int... numbers) {
        return error -> Arrays.stream(numbers).anyMatch(error::hasNumber);
    }

    /** Errors of the upload service of this type. */
    static ErrorMatch type(String type) {
        return error -> error.type().filter(type::equals).isPresent();
    }

    /** Errors whose message contains these words. */
    static ErrorMatch saying(String words) {
        return error -> error.message().contains(words);
    }

    /** Errors that something we had prepared reports of itself, without a number. */
    static ErrorMatch reportedWithoutNumber() {
        return error -> error.httpStatus() == 0 && !error.isNamed();
    }

    /** Answers that name no error, such as a load balancer's page. */
    static ErrorMatch unnamed() {
        return error -> !error.isNamed();
    }
}
