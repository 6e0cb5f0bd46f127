package dev.socialposting.deployment;

import static java.util.stream.Collectors.toSet;

import dev.socialposting.aws.AwsPorts;
import dev.socialposting.environment.Environment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the code of one function needs to be given, as its compiled classes say. */
final class FunctionNeeds {
    /** Lambda tells a function about itself. */
    private static final String SET_BY_LAMBDA = "AWS_LAMBDA_";

    private static final String PORTS = AwsPorts.class.getName().replace('.', '/');
    private static final String ADAPTERS = PORTS.substring(0, PORTS.lastIndexOf('/') + 1);
    private static final String ENVIRONMENT = Environment.class.getName().replace('.', '/');
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)+");

    private final ReachableCode code;

    /** @param handler class name with dots */
    FunctionNeeds(String handler) {
        this.code = ReachableCode.of(handler);
    }

    /** Every variable that the code asks for, and those by which the SDK is told where the services are that it is used for. */
    Set<String> variables() {
        Set<String> variables = new HashSet<>();
        code.methods().values().stream()
                .filter(FunctionNeeds::looksAtEnvironment)
                .forEach(method -> variables.addAll(variablesIn(method)));
        code.callsToOthers()
                .flatMap(call -> SdkOperations.clientMade(call.to()).stream())
                .forEach(service -> variables.add("AWS_ENDPOINT_URL_" + service));
        variables.removeIf(variable -> variable.startsWith(SET_BY_LAMBDA));
        return variables;
    }

    /** The methods that read the process's own environment. */
    Set<MethodName> readersOfTheProcess() {
        return code.callsToOthers()
                .filter(call -> call.to().owner().equals("java/lang/System"))
                .filter(call -> call.to().name().equals("getenv"))
                .map(ReachableCode.Call::from)
                .collect(toSet());
    }

    /**
     * Everything that the code asks of AWS.
     *
     * @param indexes of the tables, by name: a query by a class that names one goes to the index
     * @param resourceOf the logical id that a variable's value refers to
     */
    Set<Permission> permissions(Set<String> indexes, UnaryOperator<String> resourceOf) {
        Set<Permission> permissions = new LinkedHashSet<>();
        Set<MethodName> explained = new HashSet<>();
        code.methods().forEach((method, facts) -> {
            if (method.owner().equals(PORTS) && !variablesIn(facts).isEmpty()) {
                String resource = resourceOf.apply(onlyOne(variablesIn(facts), method));
                for (MethodName asking : methodsOf(adapterClasses(facts.makes()))) {
                    permissions.addAll(asked(asking, resource, indexes));
                    explained.add(asking);
                }
            }
        });
        List<MethodName> unexplained = code.callsToOthers()
                .filter(call -> SdkOperations.action(call.to()).isPresent())
                .map(ReachableCode.Call::from)
                .filter(from -> !explained.contains(from))
                .toList();
        if (!unexplained.isEmpty()) {
            throw new IllegalStateException(
                    "these call AWS and are made by no method of AwsPorts that names a variable: " + unexplained);
        }
        return permissions;
    }

    private Set<Permission> asked(MethodName from, String resource, Set<String> indexes) {
        Set<String> named = new HashSet<>(indexes);
        named.retainAll(textsOfFile(from.owner()));
        return code.callsToOthers()
                .filter(call -> call.from().equals(from))
                .flatMap(call -> SdkOperations.action(call.to()).stream())
                .map(action -> action.equals("dynamodb:Query") && !named.isEmpty()
                        ? new Permission(action, resource + "/index/" + onlyOne(named, from))
                        : new Permission(action, resource))
                .collect(toSet());
    }

    /** These classes and the adapters' classes that they make, and so on. */
    private Set<String> adapterClasses(Set<String> first) {
        Set<String> all = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(first);
        while (!open.isEmpty()) {
            String type = open.pop();
            if (type.startsWith(ADAPTERS) && all.add(type)) {
                methodsOf(Set.of(type))
                        .forEach(method -> open.addAll(facts(method).makes()));
            }
        }
        return all;
    }

    private List<MethodName> methodsOf(Set<String> classes) {
        return code.methods().keySet().stream()
                .filter(method -> classes.contains(method.owner()))
                .toList();
    }

    /** The texts of the class and of those it is written with: an inner class uses what the outer one has made. */
    private Set<String> textsOfFile(String type) {
        String outermost = type.split("\\$", -1)[0];
        return code.methods().keySet().stream()
                .filter(method -> method.owner().split("\\$", -1)[0].equals(outermost))
                .flatMap(method -> facts(method).texts().stream())
                .collect(toSet());
    }

    private MethodFacts facts(MethodName method) {
        MethodFacts facts = code.methods().get(method);
        if (facts == null) {
            throw new IllegalArgumentException(method + " is not reached");
        }
        return facts;
    }

    private static Set<String> variablesIn(MethodFacts method) {
        return method.texts().stream().filter(VARIABLE.asMatchPredicate()).collect(toSet());
    }

    private static boolean looksAtEnvironment(MethodFacts method) {
        return Stream.concat(method.calls().stream(), method.dispatches().stream())
                .anyMatch(called -> called.owner().equals(ENVIRONMENT)
                        || called.descriptor().contains("L" + ENVIRONMENT + ";"));
    }

    private static String onlyOne(Set<String> names, MethodName where) {
        if (names.size() != 1) {
            throw new IllegalStateException("%s: exactly one name was expected, found %s".formatted(where, names));
        }
        return names.iterator().next();
    }
}
