package dev.gantry.hook;

import java.io.IOException;
import java.io.InputStream;
import java.lang.StackWalker.StackFrame;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * First line of a task that is handed over as a lambda. It is not known at run time: a lambda's class has no lines, and
 * does not say which method it calls. But it is in the class file for each call whose last argument is made right
 * before it, by the instruction that makes the lambda (invokedynamic). For all other calls it is unknown, not guessed.
 *
 * <p>The class is read once, before the program starts. Immutable; safe for all threads.
 */
final class FirstLines {
    /** No lines: the class was not read. */
    static final FirstLines NONE = new FirstLines("", Map.of());

    /**
     * A call: the method's name, the line, and the index in the byte code. The line tells methods of one name apart.
     */
    private record Call(String method, int line, int at) {}

    private final String owner;
    private final Map<Call, String> lines;

    private FirstLines(String owner, Map<Call, String> lines) {
        this.owner = owner;
        this.lines = lines;
    }

    /** First lines of the lambdas of this class. {@link #NONE} if its file cannot be read. */
    static FirstLines of(Class<?> program) {
        String file = program.getName().substring(program.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream in = program.getResourceAsStream(file)) {
            return in == null ? NONE : of(program.getName(), ClassFile.of().parse(in.readAllBytes()));
        } catch (IOException | IllegalArgumentException _) {
            return NONE; // the program runs without its lines being known
        }
    }

    /** First line, as {@code class:line}, of the lambda that this frame's call hands over. */
    Optional<String> handedOver(StackFrame frame) {
        return frame.getClassName().equals(owner)
                ? Optional.ofNullable(lines.get(
                        new Call(frame.getMethodName(), frame.getLineNumber(), frame.getByteCodeIndex())))
                : Optional.empty();
    }

    private static FirstLines of(String owner, ClassModel read) {
        Map<String, Integer> firsts = new HashMap<>();
        for (MethodModel method : read.methods()) {
            method.code().flatMap(FirstLines::firstLine).ifPresent(line -> firsts.put(id(method), line));
        }
        Map<Call, String> lines = new HashMap<>();
        for (MethodModel method : read.methods()) {
            method.code().ifPresent(code -> calls(method.methodName().stringValue(), code).forEach((call, lambda) -> {
                if (firsts.containsKey(lambda)) {
                    lines.put(call, owner + ":" + firsts.get(lambda));
                }
            }));
        }
        return new FirstLines(owner, lines);
    }

    /** Lambda methods by the calls of this method that have them as their last argument. */
    private static Map<Call, String> calls(String method, CodeModel code) {
        Map<Call, String> found = new HashMap<>();
        Instruction before = null;
        int line = 0;
        int at = 0;
        for (CodeElement element : code) {
            if (element instanceof LineNumber number) {
                line = number.line();
            } else if (element instanceof Instruction instruction) {
                if (instruction instanceof InvokeInstruction && before instanceof InvokeDynamicInstruction made) {
                    Call call = new Call(method, line, at);
                    body(made).ifPresent(lambda -> found.put(call, lambda));
                }
                before = instruction;
                at += instruction.sizeInBytes();
            }
        }
        return found;
    }

    /** Method that the lambda of this instruction calls: the second bootstrap argument. */
    private static Optional<String> body(InvokeDynamicInstruction made) {
        return made.bootstrapArgs().stream().skip(1).findFirst().flatMap(FirstLines::method);
    }

    private static Optional<String> method(ConstantDesc argument) {
        return argument instanceof DirectMethodHandleDesc handle
                ? Optional.of(handle.methodName() + handle.lookupDescriptor())
                : Optional.empty();
    }

    private static Optional<Integer> firstLine(CodeModel code) {
        return code.elementStream().filter(LineNumber.class::isInstance).map(each -> ((LineNumber) each).line())
                .findFirst();
    }

    private static String id(MethodModel method) {
        return method.methodName().stringValue() + method.methodType().stringValue();
    }
}
