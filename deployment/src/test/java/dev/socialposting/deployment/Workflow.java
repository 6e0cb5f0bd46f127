package dev.socialposting.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A workflow of GitHub Actions, and what is wrong with it: a job that may write, or that can get a role of AWS, must not run what others
 * wrote. Whatever a build or a test runs (plugins of Maven, packages of npm, their scripts) could use what such a job may.
 */
record Workflow(String name, JsonNode tree) {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Pattern PINNED = Pattern.compile("\\./\\S+|[\\w.-]+/[\\w./-]+@[0-9a-f]{40}");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{(.*?)}}");

    /** Actions that run nothing of the repository and install nothing. */
    private static final Set<String> HARMLESS_ACTIONS = Set.of(
            "actions/checkout",
            "actions/download-artifact",
            "aws-actions/configure-aws-credentials",
            "github/codeql-action/init",
            "github/codeql-action/analyze");

    /** Whole commands, for a shell has too many ways to run another. */
    private static final List<Pattern> HARMLESS_COMMANDS = List.of(
            Pattern.compile("echo \"\\$[A-Z]+  [\\w-]+\\.tar\" \\| sha256sum --check --strict"),
            Pattern.compile("tar -xf [\\w-]+\\.tar"),
            Pattern.compile("bin/deploy \"\\$ENVIRONMENT\" --yes --artifact [\\w-]+\\.tar --digest \"\\$[A-Z]+\""),
            Pattern.compile("gh release create \"\\$TAG\" release/\\* [^;&|`$<>]*\"\\$GITHUB_REPOSITORY\"[^;&|`<>]*"));

    static Workflow parse(String name, String yaml) {
        Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return new Workflow(name, JSON.valueToTree(tree));
    }

    /** Those of this repository. */
    static List<Workflow> all() throws IOException {
        try (Stream<Path> files = Files.list(DeployedStack.root().resolve(".github/workflows"))) {
            List<Workflow> found = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                found.add(parse(String.valueOf(file.getFileName()), Files.readString(file)));
            }
            return found;
        }
    }

    Set<Map.Entry<String, JsonNode>> jobs() {
        return tree.path("jobs").properties();
    }

    /** What breaks a rule, in words; nothing if all is well. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (!tree.has("permissions") || writes(tree.path("permissions"))) {
            faults.add(name + " must begin with permissions that write nothing");
        }
        if (tree.path("on").has("pull_request_target")) {
            faults.add(name + " runs what a stranger wrote with the rights of main");
        }
        jobs().forEach(job -> faultsOf(job.getValue())
                .forEach(fault -> faults.add("%s, job %s: %s".formatted(name, job.getKey(), fault))));
        return faults;
    }

    private List<String> faultsOf(JsonNode job) {
        List<String> faults = new ArrayList<>();
        boolean trusted = writes(job.path("permissions")) || job.toString().contains("secrets.");
        uses(job)
                .filter(action -> !PINNED.matcher(action).matches())
                .forEach(action -> faults.add("%s is not pinned by a commit".formatted(action)));
        for (JsonNode step : job.path("steps")) {
            String action = nameOf(step.path("uses").asText());
            if (action.equals("actions/checkout")
                    && step.at("/with/persist-credentials").asBoolean(true)) {
                faults.add("what it checks out keeps its token");
            }
            if (trusted && !action.isEmpty() && !HARMLESS_ACTIONS.contains(action)) {
                faults.add("%s runs where there are credentials".formatted(action));
            }
            lines(step)
                    .filter(line -> trusted && !isHarmless(line))
                    .forEach(line -> faults.add("'%s' runs where there are credentials".formatted(line)));
            // An expression is put into the script as text, whatever that is.
            lines(step)
                    .filter(line -> EXPRESSION.matcher(line).find())
                    .forEach(line -> faults.add("'%s' has an expression in it".formatted(line)));
        }
        return faults;
    }

    private static Stream<String> uses(JsonNode job) {
        return Stream.concat(
                        Stream.of(job), StreamSupport.stream(job.path("steps").spliterator(), false))
                .filter(part -> part.has("uses"))
                .map(part -> part.path("uses").asText());
    }

    private static Stream<String> lines(JsonNode step) {
        return step.path("run").asText().lines().map(String::strip).filter(line -> !line.isEmpty());
    }

    private static boolean isHarmless(String line) {
        return HARMLESS_COMMANDS.stream()
                .anyMatch(command -> command.matcher(line).matches());
    }

    private static String nameOf(String action) {
        int at = action.indexOf('@');
        return at < 0 ? action : action.substring(0, at);
    }

    private static boolean writes(JsonNode permissions) {
        return permissions.isTextual()
                ? permissions.asText().equals("write-all")
                : permissions.properties().stream()
                        .anyMatch(permission -> permission.getValue().asText().equals("write"));
    }
}
