package dev.socialposting.deployment;

/**
 * A method as class files name it.
 *
 * @param owner internal name of the class, {@code a/b/C}
 * @param descriptor types of its parameters and of what it returns
 */
record MethodName(String owner, String name, String descriptor) {
    static final String CONSTRUCTOR = "<init>";
    private static final String CLASS_INITIALIZER = "<clinit>";

    static MethodName classInitializer(String owner) {
        return new MethodName(owner, CLASS_INITIALIZER, "()V");
    }
}
