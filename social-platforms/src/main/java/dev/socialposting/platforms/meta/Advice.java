package dev.socialposting.platforms.meta;

import dev.socialposting.uploads.model.WhoActs;

/**
 * What an error means, and who should do what.
 *
 * @param explanation a sentence or two in plain words
 * @param nextStep what the acting person should do now
 * @param retryable whether the same post can succeed later without being changed
 */
public record Advice(String explanation, WhoActs whoActs, String nextStep, boolean retryable) {
    /** The user has to do something, about the account for instance; then the same post can succeed. */
    public static Advice userActs(String explanation, String nextStep) {
        return new Advice(explanation, WhoActs.USER, nextStep, true);
    }

    /** The user has to change the post. */
    public static Advice userChangesPost(String explanation, String nextStep) {
        return new Advice(explanation, WhoActs.USER, nextStep, false);
    }

    /** We have to change something. */
    public static Advice operatorActs(String explanation, String nextStep) {
        return new Advice(explanation, WhoActs.OPERATOR, nextStep, false);
    }

    /** It passes by itself; if it did not in time, the same post can be tried again. */
    public static Advice nobodyActs(String explanation, String nextStep) {
        return new Advice(explanation, WhoActs.NOBODY, nextStep, true);
    }
}
