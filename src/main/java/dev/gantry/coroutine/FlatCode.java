package dev.gantry.coroutine;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.DiscontinuedInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.SerializedLambda;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntBiFunction;

/**
 * Bytecode of a flat body, made from that of a lambda.
 *
 * <p><b>What is made</b> is a class with one method, {@code int applyAsInt(Object[] references, long[] numbers)}, which
 * holds the lambda's instructions. At a yield it puts the value into the first array, all its locals and whatever lies
 * on the operand stack into both, the number of the yield into {@code numbers[0]}, and returns. Called again, it jumps
 * to behind that yield: takes the locals back, then the operands, then what was sent. The locals are taken back before
 * the jump and the rest behind it, since a handler of the lambda's that lies around the yield wants its locals there
 * from its first instruction to its last, and no operands. What is taken is gone from the array: else a value would
 * live on in a place that no later yield uses. Slots are shifted by three, for {@code this} and the arrays.
 *
 * <p><b>Which locals and operands there are</b>, and of what types, is not worked out here. A first version of the
 * method has a jump to the next instruction before each yield. At the target of a jump there must be a stack map frame,
 * so the class-file API, which makes these frames, writes down just what is wanted.
 *
 * <p><b>That the yielder does not escape</b> is not worked out here either. In both versions it is the number 0, and a
 * yield takes a number and a value. Handed on, stored, compared, called otherwise, it would have to be a reference: the
 * JVM's verifier refuses the class. The yielder of another generator is a reference where a yield takes a number:
 * refused too.
 *
 * <p><b>The first time</b> costs most: so there are no streams here, no switches over types and few lambdas, each of
 * which would make the JDK spin classes of its own.
 *
 * <p>Whatever does not fit throws, and the body runs on a stack of its own. Rejected: a class made with {@code
 * defineClass} instead of a hidden one would show in stack traces, but could not reach the private members of the
 * lambda's class.
 */
final class FlatCode {
    /** Suffix of its name after that of the lambda's class. */
    static final String SUFFIX = "$Flat";

    /**
     * Indices in the first array: of the yielded value, of what was sent or thrown, and of the first kept reference.
     */
    static final int OUT = 0;
    static final int SENT = 1;
    static final int THROWN = 2;
    static final int FIRST = 3;

    /** Return value of the code where it yields; it returns 0 where it ends. */
    static final int YIELDED = 1;

    private static final int SHIFT = 3;
    private static final int REFERENCES = 1;
    private static final int NUMBERS = 2;
    private static final ClassDesc YIELDER = Yielder.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc YIELD = MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object);
    private static final MethodTypeDesc PROBE = MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_int,
            ConstantDescs.CD_Object);

    private final ClassFile files;
    private final ClassModel host;
    private final CodeModel code;
    private final ClassDesc name;
    private final List<ClassDesc> parameters = new ArrayList<>();
    private final int yielder;
    private final int spare;
    private final List<FlatFrame> frames;
    private final byte[] bytes;

    /**
     * Makes the code.
     *
     * @param hostBytes the class file that the lambda's method is in
     * @throws RuntimeException of any kind, if it cannot be made
     */
    FlatCode(byte[] hostBytes, SerializedLambda lambda, ClassLoader loader) {
        files = ClassFile.of(ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofClassLoading(loader)));
        host = files.parse(hostBytes);
        MethodModel method = methodOf(lambda);
        code = method.code().orElseThrow();
        name = ClassDesc.ofInternalName(host.thisClass().asInternalName().concat(SUFFIX));
        if ((method.flags().flagsMask() & ClassFile.ACC_STATIC) == 0) {
            parameters.add(host.thisClass().asSymbol());
        }
        parameters.addAll(method.methodTypeSymbol().parameterList());
        if (!parameters.removeLast().equals(YIELDER)) {
            throw new IllegalArgumentException("the yielder is not the last parameter");
        }
        yielder = slots(parameters);
        spare = SHIFT + ((CodeAttribute) code).maxLocals();
        frames = framesOf(probe());
        bytes = files.build(name, made -> made
                .withVersion(host.majorVersion(), 0)
                .withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC)
                .withInterfaceSymbols(ToIntBiFunction.class.describeConstable().orElseThrow())
                .withMethodBody(ConstantDescs.INIT_NAME, ConstantDescs.MTD_void, 0, body -> body
                        .aload(0)
                        .invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                        .return_())
                .withMethodBody("applyAsInt", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object,
                        ConstantDescs.CD_Object), ClassFile.ACC_PUBLIC, this::writeFlat));
    }

    byte[] bytes() {
        return bytes;
    }

    /** Length of the first array. */
    int references() {
        int most = FIRST + parameters.size();
        for (FlatFrame frame : frames) {
            most = Math.max(most, frame.references());
        }
        return most;
    }

    /** Length of the second array. */
    int numbers() {
        int most = 1;
        for (FlatFrame frame : frames) {
            most = Math.max(most, frame.numbers());
        }
        return most;
    }

    /** First version of the method: the lambda with a jump before each yield, and the yielder a number. */
    private CodeModel probe() {
        List<ClassDesc> types = new ArrayList<>(parameters);
        types.add(ConstantDescs.CD_int);
        byte[] probe = files.build(name, made -> made
                .withVersion(host.majorVersion(), 0)
                .withMethodBody("probe", MethodTypeDesc.of(ConstantDescs.CD_Object, types), ClassFile.ACC_STATIC,
                        this::writeProbe));
        return files.parse(probe).methods().getFirst().code().orElseThrow();
    }

    private void writeProbe(CodeBuilder to) {
        for (CodeElement element : code) {
            if (element instanceof InvokeInstruction call && isYield(call)) {
                Label here = to.newLabel();
                to.goto_(here).labelBinding(here).invokestatic(name, "yield", PROBE);
            } else if (element instanceof ReturnInstruction end) {
                if (end.typeKind() == TypeKind.VOID) {
                    to.aconst_null();
                }
                to.areturn();
            } else {
                copy(element, to, 0);
            }
        }
    }

    private List<FlatFrame> framesOf(CodeModel probe) {
        List<FlatFrame> found = new ArrayList<>();
        Label last = null;
        for (CodeElement element : probe) {
            if (element instanceof LabelTarget target) {
                last = target.label();
            } else if (element instanceof InvokeInstruction call && call.type().equalsString(PROBE.descriptorString())
                    && call.owner().asSymbol().equals(name)) {
                found.add(FlatFrame.at(last, probe));
            }
        }
        return found;
    }

    private void writeFlat(CodeBuilder to) {
        List<Label> behind = new ArrayList<>();
        to.aload(REFERENCES).checkcast(ConstantDescs.CD_Object.arrayType()).astore(REFERENCES)
                .aload(NUMBERS).checkcast(ConstantDescs.CD_long.arrayType()).astore(NUMBERS)
                .aload(NUMBERS).iconst_0().laload().l2i();
        Label start = to.newLabel();
        List<SwitchCase> cases = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            behind.add(to.newLabel());
            cases.add(SwitchCase.of(i + 1, to.newLabel()));
        }
        to.tableswitch(0, frames.size(), start, cases);
        for (int i = 0; i < frames.size(); i++) {
            to.labelBinding(cases.get(i).target());
            frames.get(i).restoreLocals(to, SHIFT);
            to.goto_(behind.get(i));
        }
        to.labelBinding(start);
        takeParameters(to);
        int next = 0;
        for (CodeElement element : code) {
            if (element instanceof InvokeInstruction call && isYield(call)) {
                writeYield(to, next, behind.get(next));
                next++;
            } else if (element instanceof ReturnInstruction end) {
                if (end.typeKind() == TypeKind.VOID) {
                    to.aconst_null();
                }
                putOut(to);
                to.iconst_0().ireturn();
            } else {
                copy(element, to, SHIFT);
            }
        }
    }

    private void takeParameters(CodeBuilder to) {
        int slot = SHIFT;
        for (int i = 0; i < parameters.size(); i++) {
            ClassDesc type = parameters.get(i);
            FlatFrame.takeReference(to, FIRST + i);
            TypeKind kind = TypeKind.from(type);
            if (type.isPrimitive()) {
                ClassDesc box = FlatFrame.boxOf(kind);
                to.checkcast(box).invokevirtual(box, type.displayName() + "Value", MethodTypeDesc.of(type));
            } else {
                to.checkcast(type);
            }
            to.storeLocal(kind, slot);
            slot += kind.slotSize();
        }
        to.iconst_0().istore(slot); // the yielder
    }

    /** Writes a yield. On the stack: what the frame says, the yielder as a number, the value. */
    private void writeYield(CodeBuilder to, int number, Label behind) {
        FlatFrame frame = frames.get(number);
        putOut(to);
        to.istore(spare); // the verifier accepts only a number here
        frame.save(to, SHIFT, spare);
        to.aload(NUMBERS).iconst_0().loadConstant(number + 1L).lastore();
        to.loadConstant(YIELDED).ireturn();
        to.labelBinding(behind);
        frame.restoreOperands(to);
        Label sent = to.newLabel();
        to.aload(REFERENCES).loadConstant(THROWN).aaload().ifnull(sent);
        FlatFrame.takeReference(to, THROWN);
        to.checkcast(ConstantDescs.CD_Throwable).athrow().labelBinding(sent);
        FlatFrame.takeReference(to, SENT);
    }

    private void putOut(CodeBuilder to) {
        to.astore(spare).aload(REFERENCES).loadConstant(OUT).aload(spare).aastore();
    }

    private void copy(CodeElement element, CodeBuilder to, int shift) {
        if (element instanceof LoadInstruction load) {
            if (load.slot() == yielder) {
                to.iconst_0();
            } else {
                to.loadLocal(load.typeKind(), load.slot() + shift);
            }
        } else if (element instanceof StoreInstruction store && store.slot() != yielder) {
            to.storeLocal(store.typeKind(), store.slot() + shift);
        } else if (element instanceof IncrementInstruction step) {
            to.iinc(step.slot() + shift, step.constant());
        } else if (isRefused(element)) {
            throw new IllegalArgumentException("a flat body cannot have such an instruction");
        } else if (element instanceof LabelTarget || element instanceof ExceptionCatch
                || element instanceof Instruction) {
            to.with(element);
        } // else names of variables, which are not used
    }

    private static boolean isRefused(CodeElement element) {
        return element instanceof StoreInstruction || element instanceof MonitorInstruction
                || element instanceof DiscontinuedInstruction
                || element instanceof InvokeInstruction call && call.opcode() == Opcode.INVOKESPECIAL
                        && !call.name().equalsString(ConstantDescs.INIT_NAME);
    }

    private MethodModel methodOf(SerializedLambda lambda) {
        for (MethodModel each : host.methods()) {
            if (each.methodName().equalsString(lambda.getImplMethodName())
                    && each.methodType().equalsString(lambda.getImplMethodSignature())) {
                return each;
            }
        }
        throw new IllegalArgumentException("the class has no such method");
    }

    private static int slots(List<ClassDesc> types) {
        int slots = 0;
        for (ClassDesc type : types) {
            slots += TypeKind.from(type).slotSize();
        }
        return slots;
    }

    private static boolean isYield(InvokeInstruction call) {
        return call.name().equalsString("yield") && call.type().equalsString(YIELD.descriptorString())
                && call.owner().asSymbol().equals(YIELDER);
    }
}
