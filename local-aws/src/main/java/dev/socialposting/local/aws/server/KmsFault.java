package dev.socialposting.local.aws.server;

/** What KMS answers with status 400. */
final class KmsFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String type;

    /** @param type the exception's name in the KMS API */
    KmsFault(String type, String message) {
        super(message);
        this.type = type;
    }

    String type() {
        return type;
    }
}
