package dev.socialposting.worker.publisher.meta;

/**
 * One row of a platform's table of errors.
 *
 * @param code our stable word for the cause
 */
public record ErrorRule(ErrorMatch match, Remedy remedy, String code, Advice advice) {}
