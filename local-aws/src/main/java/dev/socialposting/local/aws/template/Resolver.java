package dev.socialposting.local.aws.template;

/**
 * What the template's resources are called where they really are, for whoever has created them.
 *
 * <p>Parameters and pseudo parameters ({@code AWS::Region} and the like) are answered by {@link Template} itself.
 */
public interface Resolver {

    /** The value of {@code !Ref logicalId}: a table's name, a queue's URL, a key's id. */
    String ref(String logicalId);

    /** The value of {@code !GetAtt logicalId.attribute}, such as an {@code Arn}. */
    String attribute(String logicalId, String attribute);

    /** Calls everything by its logical id, and its attributes {@code LogicalId.Attribute}: for whoever compares and creates nothing. */
    static Resolver logicalIds() {
        return new Resolver() {
            @Override
            public String ref(String logicalId) {
                return logicalId;
            }

            @Override
            public String attribute(String logicalId, String attribute) {
                return logicalId + "." + attribute;
            }
        };
    }

    /** Knows no resource: for facts that need none. A reference to one is a {@link TemplateException}. */
    static Resolver none() {
        return new Resolver() {
            @Override
            public String ref(String logicalId) {
                throw new TemplateException(
                        "!Ref %s: no such parameter, and nothing here says what the resource is called"
                                .formatted(logicalId));
            }

            @Override
            public String attribute(String logicalId, String attribute) {
                throw new TemplateException(
                        "!GetAtt %s.%s: nothing here says what the resource is called".formatted(logicalId, attribute));
            }
        };
    }
}
