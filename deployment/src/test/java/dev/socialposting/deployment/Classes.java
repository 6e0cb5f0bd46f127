package dev.socialposting.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The compiled classes on the class path, ours and all others, by their internal names ({@code a/b/C}). */
final class Classes {
    private static final String OURS = "dev/socialposting/";

    private final Map<String, Optional<ClassModel>> models = new HashMap<>();

    static boolean isOurs(String name) {
        return name.startsWith(OURS);
    }

    ClassModel model(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException(name + " is not on the class path"));
    }

    /** The method itself, not an inherited one; empty if the class has none or it has no code. */
    Optional<MethodModel> code(MethodName method) {
        return model(method.owner()).methods().stream()
                .filter(model -> model.methodName().equalsString(method.name()))
                .filter(model -> model.methodType().equalsString(method.descriptor()))
                .filter(model -> model.code().isPresent())
                .findFirst();
    }

    /** What is run when this method is called on an instance of {@code made}; empty if none of our code is. */
    Optional<MethodName> implementation(String made, MethodName called) {
        for (String type : withSupertypes(made)) {
            MethodName candidate = new MethodName(type, called.name(), called.descriptor());
            if (isOurs(type) && code(candidate).isPresent()) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** The class itself, then what it extends, then what any of these implement. */
    Set<String> withSupertypes(String name) {
        Set<String> extended = new LinkedHashSet<>();
        for (Optional<String> next = Optional.of(name); next.isPresent(); ) {
            extended.add(next.get());
            next = find(next.get()).flatMap(ClassModel::superclass).map(ClassEntry::asInternalName);
        }
        Set<String> all = new LinkedHashSet<>(extended);
        extended.forEach(type -> addInterfaces(type, all));
        return all;
    }

    /** Whether code that is not ours declares such a method, and so may call it. */
    boolean isDeclaredByOthers(String made, MethodModel method) {
        return withSupertypes(made).stream()
                .filter(type -> !isOurs(type))
                .flatMap(type -> find(type).stream())
                .flatMap(model -> model.methods().stream())
                .anyMatch(declared ->
                        declared.methodName().equalsString(method.methodName().stringValue()));
    }

    private void addInterfaces(String type, Set<String> all) {
        find(type)
                .map(ClassModel::interfaces)
                .ifPresent(interfaces -> interfaces.forEach(entry -> {
                    all.add(entry.asInternalName());
                    addInterfaces(entry.asInternalName(), all);
                }));
    }

    private Optional<ClassModel> find(String name) {
        Optional<ClassModel> known = models.get(name);
        if (known == null) {
            known = load(name);
            models.put(name, known);
        }
        return known;
    }

    private static Optional<ClassModel> load(String name) {
        try (InputStream bytes = ClassLoader.getSystemResourceAsStream(name + ".class")) {
            return bytes == null ? Optional.empty() : Optional.of(ClassFile.of().parse(bytes.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
