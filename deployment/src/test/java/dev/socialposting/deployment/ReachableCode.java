package dev.socialposting.deployment;

import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The code of ours that may run when a function does, followed from its handler call by call.
 *
 * <p>Where an object decides which code a call means, every class counts of which an instance is made on the way; and what code of
 * others may call back, counts as called. So it may be a little more than what really runs, never less - but for reflection, which the
 * functions do not use on our classes.
 */
final class ReachableCode {
    private final Classes classes = new Classes();
    private final Map<MethodName, MethodFacts> reached = new LinkedHashMap<>();
    private final Deque<MethodName> open = new ArrayDeque<>();
    private final Set<String> made = new LinkedHashSet<>();
    private final Set<MethodName> dispatched = new LinkedHashSet<>();

    private ReachableCode() {}

    /** @param handler class name with dots, as Lambda is given it */
    static ReachableCode of(String handler) {
        ReachableCode code = new ReachableCode();
        String name = handler.replace('.', '/');
        code.made.add(name);
        code.reach(new MethodName(name, MethodName.CONSTRUCTOR, "()V"));
        code.follow();
        return code;
    }

    Map<MethodName, MethodFacts> methods() {
        return reached;
    }

    /** Every call to code that is not ours, by the method of ours that makes it. */
    Stream<Call> callsToOthers() {
        return reached.entrySet().stream()
                .flatMap(method -> Stream.concat(
                                method.getValue().calls().stream(), method.getValue().dispatches().stream())
                        .filter(called -> !Classes.isOurs(called.owner()))
                        .map(called -> new Call(method.getKey(), called)));
    }

    record Call(MethodName from, MethodName to) {}

    private void follow() {
        int before;
        do {
            before = reached.size();
            while (!open.isEmpty()) {
                visit(open.pop());
            }
            for (String type : Set.copyOf(made)) {
                reachWhatOthersMayCall(type);
                dispatched.stream()
                        .filter(called -> classes.withSupertypes(type).contains(called.owner()))
                        .flatMap(called -> classes.implementation(type, called).stream())
                        .forEach(this::reach);
            }
        } while (!open.isEmpty() || reached.size() > before);
    }

    private void visit(MethodName method) {
        MethodFacts facts =
                classes.code(method).map(MethodFacts::of).orElseThrow(() -> new IllegalStateException("no " + method));
        reached.put(method, facts);
        facts.calls().forEach(this::reach);
        facts.touches().forEach(type -> reach(MethodName.classInitializer(type)));
        facts.dispatches().stream()
                .filter(called -> Classes.isOurs(called.owner()))
                .forEach(dispatched::add);
        facts.makes().stream().filter(Classes::isOurs).forEach(made::add);
    }

    private void reachWhatOthersMayCall(String type) {
        for (String own : classes.withSupertypes(type)) {
            if (Classes.isOurs(own)) {
                classes.model(own).methods().stream()
                        .filter(method -> !method.flags().has(AccessFlag.STATIC))
                        .filter(method -> !method.methodName().equalsString(MethodName.CONSTRUCTOR))
                        .filter(method -> method.code().isPresent())
                        .filter(method -> classes.isDeclaredByOthers(type, method))
                        .forEach(method -> reach(name(own, method)));
            }
        }
    }

    private static MethodName name(String owner, MethodModel method) {
        return new MethodName(
                owner, method.methodName().stringValue(), method.methodType().stringValue());
    }

    private void reach(MethodName method) {
        if (Classes.isOurs(method.owner())) {
            // The class that is named may only inherit the method.
            classes.implementation(method.owner(), method)
                    .filter(found -> !reached.containsKey(found) && !open.contains(found))
                    .ifPresent(open::push);
        }
    }
}
