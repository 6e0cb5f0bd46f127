package dev.socialposting.platforms.publisher;

import dev.socialposting.uploads.model.LogCode;
import java.util.Map;

/** Where a step tells the user what it found. Field values are strings, longs or booleans. */
public interface StepLog {
    /** Tells what is as it should be. */
    void info(Finding finding, String message, Map<String, Object> fields);

    /** Tells what may be trouble. */
    void warning(Finding finding, String message, Map<String, Object> fields);

    /** What a step can tell: general codes that suit every platform. What is special about one stands in the fields. */
    enum Finding {
        /** The platform has made ready what the next steps need; a field has its id. */
        PREPARED(LogCode.PLATFORM_PREPARED),
        /** The platform does not show what was expected, and the step goes on. */
        DOUBTFUL(LogCode.PLATFORM_DOUBTFUL),
        /** Anything else. */
        NOTE(LogCode.PLATFORM_NOTE);

        private final LogCode code;

        Finding(LogCode code) {
            this.code = code;
        }

        /** The code of a line that tells this. */
        public LogCode code() {
            return code;
        }
    }
}
