package dev.socialposting.worker;

import dev.socialposting.logging.LogContext;
import dev.socialposting.platforms.publisher.StepLog;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.StoreUnavailableException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The log of one posting: every line goes structured to SLF4J at once, for the operator, and to the store with the next {@link #save}
 * or {@link #saveIfPossible}, for the user; without secrets.
 *
 * <p>Not thread-safe, for one turn has one logger; but lines may be saved while the row is written.
 */
public final class DetailedLogger implements StepLog {
    private static final Logger OPERATOR_LOG = LoggerFactory.getLogger(DetailedLogger.class);

    private final PostingLog store;
    private final Clock clock;
    private final Destination destination;
    private final SecretMasker masker;
    private final List<LogEntry> unsaved = new ArrayList<>();
    private volatile UploadRequest row;
    private int nextIndex;

    /**
     * A logger for whoever has just written the row.
     *
     * @param row as it was written; its version gives the place of the lines
     */
    public DetailedLogger(PostingLog store, Clock clock, UploadRequest row, Destination destination) {
        this(store, clock, row, destination, SecretMasker.ofShapes().withAddressesOf(row, destination));
    }

    DetailedLogger(PostingLog store, Clock clock, UploadRequest row, Destination destination, SecretMasker masker) {
        this.store = store;
        this.clock = clock;
        this.row = row;
        this.destination = destination;
        this.masker = masker;
    }

    /** From now on lines stand at the version of this row, which its writer has just written. */
    void follow(UploadRequest newer) {
        if (newer.version() != row.version()) {
            row = newer;
            nextIndex = 0;
        }
    }

    @Override
    public void info(Finding finding, String message, Map<String, Object> fields) {
        info(finding.code(), message, fields);
    }

    @Override
    public void warning(Finding finding, String message, Map<String, Object> fields) {
        warning(finding.code(), message, fields);
    }

    /** Tells what happened. */
    public void info(LogCode code, String message, Map<String, Object> fields) {
        report(LogLevel.INFO, code, message, fields);
    }

    /** Tells what may be trouble. */
    public void warning(LogCode code, String message, Map<String, Object> fields) {
        report(LogLevel.WARNING, code, message, fields);
    }

    /** Tells that the posting ended, and is not or may not be live. */
    public void error(LogCode code, String message, Map<String, Object> fields) {
        report(LogLevel.ERROR, code, message, fields);
    }

    /** An error as log fields: the platform's words and what they mean. */
    public static Map<String, Object> fieldsOf(PostingError error) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("error_code", error.code());
        fields.put("error", error.message());
        error.platformCode().ifPresent(code -> fields.put("platform_code", code));
        fields.put("explanation", error.explanation());
        fields.put("who_acts", error.whoActs().name().toLowerCase(Locale.ROOT));
        fields.put("next_step", error.nextStep());
        return fields;
    }

    void report(LogLevel level, LogCode code, String message, Map<String, Object> fields) {
        Map<String, Object> safe = new LinkedHashMap<>();
        fields.forEach((name, value) -> safe.put(
                masker.mask(name),
                value instanceof Long || value instanceof Boolean ? value : masker.mask(value.toString())));
        LogPosition position = new LogPosition(row.version(), nextIndex++);
        LogEntry entry = new LogEntry(destination, position, clock.instant(), level, code, masker.mask(message), safe);
        unsaved.add(entry);
        tellOperator(entry);
    }

    /**
     * Stores the lines that are not stored yet. What a line announces must not be done before this has returned.
     *
     * @throws StoreUnavailableException if they could not be stored; they are kept
     */
    void save() {
        if (!unsaved.isEmpty()) {
            store.append(row.id(), List.copyOf(unsaved), row.expiresAt());
            unsaved.clear();
        }
    }

    /** Stores the lines that are not stored yet; if that cannot be done they are kept, and the operators are told. */
    public void saveIfPossible() {
        try {
            save();
        } catch (StoreUnavailableException unavailable) {
            try (LogContext _ = LogContext.of(row.id(), destination)) {
                OPERATOR_LOG
                        .atWarn()
                        .setCause(unavailable)
                        .log(
                                "{} log lines could not be stored; they are stored with the next one, if there is one",
                                unsaved.size());
            }
        }
    }

    private void tellOperator(LogEntry entry) {
        LoggingEventBuilder event = OPERATOR_LOG.atLevel(
                switch (entry.level()) {
                    case INFO -> Level.INFO;
                    case WARNING -> Level.WARN;
                    case ERROR -> Level.ERROR;
                });
        event = event.addKeyValue("log_code", entry.code().word());
        for (Map.Entry<String, Object> field : entry.fields().entrySet()) {
            event = event.addKeyValue(field.getKey(), field.getValue());
        }
        try (LogContext _ = LogContext.of(row.id(), destination)) {
            event.log(entry.message());
        }
    }
}
