package dev.socialposting.worker;

import dev.socialposting.logging.LogContext;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.StoreUnavailableException;
import dev.socialposting.worker.publisher.StepLog;
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
 * The log of one posting: every line goes durably to the store, for the user, and structured to SLF4J, for the operator, without
 * secrets.
 *
 * <p>Not thread-safe: one turn has one logger.
 */
public final class DetailedLogger implements StepLog {
    private static final Logger OPERATOR_LOG = LoggerFactory.getLogger(DetailedLogger.class);

    private final PostingLog store;
    private final Clock clock;
    private final Destination destination;
    private final SecretMasker masker;
    private final List<LogEntry> unsaved = new ArrayList<>();
    private UploadRequest row;
    private int nextIndex;
    private boolean held;

    /**
     * A logger for whoever has just written the row.
     *
     * @param row as it was written; its version gives the place of the lines
     */
    public DetailedLogger(PostingLog store, Clock clock, UploadRequest row, Destination destination) {
        this(store, clock, row, destination, SecretMasker.ofShapes());
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

    /**
     * Says what is about to be done; durable before this returns.
     *
     * @throws StoreUnavailableException if it could not be stored: then it must not be done
     */
    void announce(String message, Map<String, Object> fields) {
        add(LogLevel.INFO, message, fields);
        save();
    }

    public void info(String message) {
        info(message, Map.of());
    }

    @Override
    public void info(String message, Map<String, Object> fields) {
        report(LogLevel.INFO, message, fields);
    }

    @Override
    public void warning(String message, Map<String, Object> fields) {
        report(LogLevel.WARNING, message, fields);
    }

    public void error(String message, Map<String, Object> fields) {
        report(LogLevel.ERROR, message, fields);
    }

    /** Keeps lines back until {@link #release}, so that nothing comes between an answer and the write of what it means. */
    void hold() {
        held = true;
    }

    void release() {
        held = false;
        saveIfPossible();
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

    void report(LogLevel level, String message, Map<String, Object> fields) {
        add(level, message, fields);
        if (!held) {
            saveIfPossible();
        }
    }

    private void add(LogLevel level, String message, Map<String, Object> fields) {
        Map<String, Object> safe = new LinkedHashMap<>();
        fields.forEach((name, value) -> safe.put(
                masker.mask(name),
                value instanceof Long || value instanceof Boolean ? value : masker.mask(value.toString())));
        LogPosition position = new LogPosition(row.version(), nextIndex++);
        LogEntry entry = new LogEntry(destination, position, clock.instant(), level, masker.mask(message), safe);
        unsaved.add(entry);
        tellOperator(entry);
    }

    private void save() {
        if (!unsaved.isEmpty()) {
            store.append(row.id(), List.copyOf(unsaved), row.expiresAt());
            unsaved.clear();
        }
    }

    private void saveIfPossible() {
        try {
            save();
        } catch (StoreUnavailableException unavailable) {
            try (LogContext _ = LogContext.of(row.id(), destination)) {
                OPERATOR_LOG
                        .atWarn()
                        .setCause(unavailable)
                        .log("{} log lines could not be stored; they are stored with the next one", unsaved.size());
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
        for (Map.Entry<String, Object> field : entry.fields().entrySet()) {
            event = event.addKeyValue(field.getKey(), field.getValue());
        }
        try (LogContext _ = LogContext.of(row.id(), destination)) {
            event.log(entry.message());
        }
    }
}
