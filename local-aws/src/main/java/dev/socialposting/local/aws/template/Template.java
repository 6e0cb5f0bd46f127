package dev.socialposting.local.aws.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * {@code template.yaml} as data, so that no second copy of its tables, queues, routes and settings is written anywhere.
 *
 * <p>What is asked for and not there, or not understood here, is a {@link TemplateException} that names the place.
 */
public final class Template {

    private static final String FILE_NAME = "template.yaml";
    private static final Map<String, String> PSEUDO_PARAMETERS = Map.of(
            "AWS::AccountId", "000000000000",
            "AWS::Partition", "aws",
            "AWS::Region", "us-east-1",
            "AWS::StackName", "local",
            "AWS::URLSuffix", "amazonaws.com");

    private final Object tree;
    private final Map<String, String> parameters;

    private Template(Object tree, Map<String, String> parameters) {
        this.tree = tree;
        this.parameters = Map.copyOf(parameters);
    }

    /** The {@code template.yaml} of the working directory or of the nearest directory above that has one. */
    public static Template find() {
        return load(findFile());
    }

    /** Where {@link #find()} finds the template: in the repository's root. */
    public static Path findFile() {
        Path start = Path.of("").toAbsolutePath();
        for (Path directory = start; directory != null; directory = directory.getParent()) {
            Path file = directory.resolve(FILE_NAME);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        throw new TemplateException("no %s in %s or above".formatted(FILE_NAME, start));
    }

    /**
     * Reads a template from a file.
     *
     * @throws UncheckedIOException if the file cannot be read
     */
    public static Template load(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** Reads a template from its text. */
    public static Template parse(String yaml) {
        Object tree = YamlTree.read(yaml);
        Intrinsics nothing = new Intrinsics(Map.of(), Resolver.none());
        Section defined = Section.of("", tree, nothing).section("Parameters");
        Map<String, String> values = new HashMap<>(PSEUDO_PARAMETERS);
        for (String name : defined.keys()) {
            defined.section(name).optionalText("Default").ifPresent(value -> values.put(name, value));
        }
        return new Template(tree, values);
    }

    /** The whole template in maps, lists, texts, numbers and booleans; {@code !Ref X} and the like as {@code {Ref: X}}. */
    public Map<?, ?> asWritten() {
        return Section.of("", tree, new Intrinsics(parameters, Resolver.none())).values();
    }

    /** The same template with these parameters set, over their defaults; pseudo parameters can be set too. */
    public Template withParameters(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(parameters);
        all.putAll(values);
        return new Template(tree, all);
    }

    /** The value of a parameter: set, or its default, or a pseudo parameter such as {@code AWS::Region}. */
    public String parameter(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new TemplateException("parameter %s has no value".formatted(name));
        }
        return value;
    }

    public List<TableDefinition> tables() {
        return each("AWS::DynamoDB::Table", TableDefinition::of);
    }

    public List<QueueDefinition> queues() {
        return each("AWS::SQS::Queue", QueueDefinition::of);
    }

    public List<FunctionDefinition> functions() {
        return each("AWS::Serverless::Function", (id, own) -> FunctionDefinition.of(id, withGlobals(own)));
    }

    /** The logical ids of the KMS keys. */
    public List<String> keys() {
        return each("AWS::KMS::Key", (id, properties) -> id);
    }

    public TableDefinition table(String logicalId) {
        return TableDefinition.of(logicalId, resource(logicalId, "AWS::DynamoDB::Table", Resolver.none()));
    }

    public QueueDefinition queue(String logicalId) {
        return QueueDefinition.of(logicalId, resource(logicalId, "AWS::SQS::Queue", Resolver.none()));
    }

    public FunctionDefinition function(String logicalId) {
        return FunctionDefinition.of(logicalId, functionSection(logicalId, Resolver.none()));
    }

    /** The environment of a function, in the template's order, where the resources are called as {@code resolver} says. */
    public Map<String, String> environment(String functionLogicalId, Resolver resolver) {
        Section variables = FunctionDefinition.environmentSection(functionSection(functionLogicalId, resolver));
        Map<String, String> environment = new LinkedHashMap<>();
        variables.keys().forEach(name -> environment.put(name, variables.text(name)));
        return environment;
    }

    private <T> List<T> each(String type, BiFunction<String, Section, T> read) {
        Section resources = root(Resolver.none()).section("Resources");
        return resources.keys().stream()
                .filter(id -> type.equals(resources.section(id).raw("Type")))
                .map(id -> read.apply(id, resources.section(id).section("Properties")))
                .toList();
    }

    private Section functionSection(String logicalId, Resolver resolver) {
        return withGlobals(resource(logicalId, "AWS::Serverless::Function", resolver));
    }

    private Section withGlobals(Section own) {
        return own.over(
                Section.of("", tree, own.intrinsics()).section("Globals").section("Function"));
    }

    private Section resource(String logicalId, String type, Resolver resolver) {
        Section resource = root(resolver).section("Resources").section(logicalId);
        if (!type.equals(resource.raw("Type"))) {
            throw new TemplateException("Resources.%s: no %s of this name".formatted(logicalId, type));
        }
        return resource.section("Properties");
    }

    private Section root(Resolver resolver) {
        return Section.of("", tree, new Intrinsics(parameters, resolver));
    }
}
