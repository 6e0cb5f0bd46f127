package dev.socialposting.local.aws.template;

/** Says what in the template is missing, of the wrong kind, or not understood here, and where. */
public final class TemplateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TemplateException(String message) {
        super(message);
    }
}
