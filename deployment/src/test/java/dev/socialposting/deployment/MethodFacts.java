package dev.socialposting.deployment;

import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What one method does, as far as it matters here. The body of a lambda expression is a method of its own, which the method around it
 * calls.
 *
 * @param calls methods it names exactly: static ones, constructors, private ones
 * @param dispatches methods of which the object decides which code is run
 * @param makes classes it makes instances of
 * @param touches classes whose static state it uses
 * @param texts text constants in it
 */
record MethodFacts(
        Set<MethodName> calls, Set<MethodName> dispatches, Set<String> makes, Set<String> touches, Set<String> texts) {

    static MethodFacts of(MethodModel method) {
        MethodFacts facts = new MethodFacts(
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>());
        method.code().orElseThrow().forEach(facts::add);
        return facts;
    }

    private void add(CodeElement element) {
        switch (element) {
            case InvokeInstruction call -> addCall(call);
            case InvokeDynamicInstruction linked ->
                linked.bootstrapArgs().stream()
                        .filter(DirectMethodHandleDesc.class::isInstance)
                        .map(DirectMethodHandleDesc.class::cast)
                        .forEach(this::addHandle);
            case NewObjectInstruction made -> addMade(made.className().asInternalName());
            case FieldInstruction field
            when field.opcode() == Opcode.GETSTATIC || field.opcode() == Opcode.PUTSTATIC ->
                touches.add(field.owner().asInternalName());
            case ConstantInstruction constant when constant.constantValue() instanceof String text -> texts.add(text);
            default -> {
                // Everything else neither calls nor makes anything.
            }
        }
    }

    private void addCall(InvokeInstruction call) {
        MethodName method = new MethodName(
                call.owner().asInternalName(),
                call.name().stringValue(),
                call.type().stringValue());
        switch (call.opcode()) {
            case INVOKEVIRTUAL, INVOKEINTERFACE -> dispatches.add(method);
            default -> {
                calls.add(method);
                touches.add(method.owner());
            }
        }
    }

    private void addHandle(DirectMethodHandleDesc handle) {
        String owner = internalName(handle.owner());
        MethodName method = new MethodName(owner, handle.methodName(), handle.lookupDescriptor());
        switch (handle.kind()) {
            case VIRTUAL, INTERFACE_VIRTUAL -> dispatches.add(method);
            case CONSTRUCTOR -> {
                calls.add(method);
                addMade(owner);
            }
            case STATIC, INTERFACE_STATIC, SPECIAL, INTERFACE_SPECIAL -> {
                calls.add(method);
                touches.add(owner);
            }
            case GETTER, SETTER, STATIC_GETTER, STATIC_SETTER -> touches.add(owner);
        }
    }

    private void addMade(String name) {
        makes.add(name);
        touches.add(name);
    }

    private static String internalName(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }
}
