package dev.socialposting.platforms.rules;

import java.util.Optional;

/**
 * How much of something a caption may have.
 *
 * @param what what is counted, in the plural, such as {@code hashtags}
 * @param code our stable word for a caption that has more
 * @param caution what to say of fewer
 */
public record CaptionLimit(CountingMethod method, String what, int max, String code, Optional<Caution> caution) {
    /** A limit, and nothing to say below it. */
    public static CaptionLimit of(CountingMethod method, String what, int max, String code) {
        return new CaptionLimit(method, what, max, code, Optional.empty());
    }

    /**
     * What is accepted, but may not please the platform.
     *
     * @param above said of more than so many
     * @param text a sentence or two in which {@code {count}} stands for how many there are
     */
    public record Caution(int above, String text) {}

    /** This limit with something to say below it. */
    public CaptionLimit withCaution(int above, String text) {
        return new CaptionLimit(method, what, max, code, Optional.of(new Caution(above, text)));
    }

    Optional<Fault> fault(String platform, String caption) {
        int count = method.count(caption);
        return count <= max
                ? Optional.empty()
                : Optional.of(Fault.ofCaption(
                        code, "%s takes at most %d %s; the caption has %d.".formatted(platform, max, what, count)));
    }

    Optional<String> cautionOf(String caption) {
        return caution.flatMap(said -> {
            int count = method.count(caption);
            return count > said.above()
                    ? Optional.of(said.text().replace("{count}", String.valueOf(count)))
                    : Optional.empty();
        });
    }
}
