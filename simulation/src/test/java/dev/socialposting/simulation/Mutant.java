package dev.socialposting.simulation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The whole system with one mutation in it: compiled in memory, and loaded beside the sound one. */
final class Mutant extends ClassLoader {
    private static final String OURS = "dev.socialposting.";

    private final Map<String, byte[]> mutated;

    private Mutant(Map<String, byte[]> mutated) {
        super(Mutant.class.getClassLoader());
        this.mutated = mutated;
    }

    /** @throws AssertionError if the text is not there exactly once, or what comes of it does not compile */
    static Mutant of(Mutation mutation) {
        return new Mutant(compiled(mutation.source(), mutatedSource(mutation)));
    }

    /** Finds out what the mutated simulation says of a seed. */
    Optional<String> violation(long seed) {
        try {
            Class<?> search = loadClass(Simulate.class.getName());
            MethodHandle violation = MethodHandles.publicLookup()
                    .findStatic(search, "violation", MethodType.methodType(Optional.class, long.class));
            return ((Optional<?>) violation.invoke(seed)).map(String::valueOf);
        } catch (Throwable thrown) {
            throw new AssertionError("the mutated simulation could not be run", thrown);
        }
    }

    private static String mutatedSource(Mutation mutation) {
        String source;
        try {
            source = Files.readString(mutation.source());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int first = source.indexOf(mutation.text());
        if (first < 0 || source.indexOf(mutation.text(), first + 1) >= 0) {
            throw new AssertionError("not there exactly once in %s: %s".formatted(mutation.source(), mutation.text()));
        }
        return source.replace(mutation.text(), mutation.replacement());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : defined(name);
        }
    }

    private Class<?> defined(String name) throws ClassNotFoundException {
        byte[] bytes = mutated.get(name);
        if (bytes == null) {
            try (InputStream original = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (original == null) {
                    throw new ClassNotFoundException(name);
                }
                bytes = original.readAllBytes();
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    private static Map<String, byte[]> compiled(Path path, String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<String, ByteArrayOutputStream> classes = new HashMap<>();
        StringWriter messages = new StringWriter();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                JavaFileManager inMemory = new InMemory(files, classes)) {
            boolean done = compiler.getTask(
                            messages,
                            inMemory,
                            null,
                            List.of("-proc:none", "-nowarn", "-parameters", "-classpath", classPath),
                            null,
                            List.of(new Source(path.toUri(), source)))
                    .call();
            if (!done) {
                throw new AssertionError("the mutation of %s does not compile: %s".formatted(path, messages));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, byte[]> bytes = new HashMap<>();
        classes.forEach((name, stream) -> bytes.put(name, stream.toByteArray()));
        return bytes;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        private Source(URI uri, String text) {
            super(uri, Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class InMemory extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes;

        private InMemory(StandardJavaFileManager files, Map<String, ByteArrayOutputStream> classes) {
            super(files);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/')), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream stream = new ByteArrayOutputStream();
                    classes.put(className, stream);
                    return stream;
                }
            };
        }
    }
}
