package dev.gantry.futures.process.start;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup.ClassOption;
import java.lang.invoke.MethodType;
import java.util.Optional;

/**
 * Class file of a {@link Lambda}, as {@link java.lang.invoke.LambdaMetafactory} would make it: it has the one method,
 * which calls the static one. The parent, which is warm and has time while a worker starts, builds its file, and the
 * worker only defines it. A JVM that has just started needs 2 to 5 ms to build it by itself.
 *
 * <p>Only lambdas whose method belongs to the maker and whose arguments and result need no more than a cast are built:
 * the compiler makes such methods from an expression or a block. For the others the worker uses the JDK.
 */
final class LambdaClass {
    private static final ClassDesc OUTPUT = ObjectOutputStream.class.describeConstable().orElseThrow();
    private static final ClassDesc REFUSAL = NotSerializableException.class.describeConstable().orElseThrow();

    private LambdaClass() {}

    /** The file for this lambda, whose classes this loader finds; empty if it is not of this kind. */
    static Optional<byte[]> file(Lambda lambda, ClassLoader loader) {
        if (!lambda.owner().equals(lambda.maker())) {
            return Optional.empty();
        }
        try {
            MethodType erased = MethodType.fromMethodDescriptorString(lambda.erased(), loader);
            MethodType exact = MethodType.fromMethodDescriptorString(lambda.exact(), loader);
            MethodType signature = MethodType.fromMethodDescriptorString(lambda.signature(), loader);
            boolean inInterface = Class.forName(lambda.maker().replace('/', '.'), false, loader).isInterface();
            return passOn(erased, exact, signature)
                    ? Optional.of(build(lambda, erased, exact, signature, inInterface))
                    : Optional.empty();
        } catch (ClassNotFoundException | TypeNotPresentException | LinkageError _) {
            return Optional.empty();
        }
    }

    /** Whether arguments and result need no conversion other than a cast. */
    private static boolean passOn(MethodType erased, MethodType exact, MethodType signature) {
        for (int i = 0; i < erased.parameterCount(); i++) {
            if (!casts(erased.parameterType(i), exact.parameterType(i))
                    || !casts(exact.parameterType(i), signature.parameterType(i))) {
                return false;
            }
        }
        return erased.returnType() == void.class || casts(signature.returnType(), erased.returnType());
    }

    private static boolean casts(Class<?> from, Class<?> to) {
        return from == to || !from.isPrimitive() && !to.isPrimitive();
    }

    private static byte[] build(
            Lambda lambda, MethodType erased, MethodType exact, MethodType signature, boolean inInterface) {
        ClassDesc maker = ClassDesc.ofInternalName(lambda.maker());
        ClassDesc type = ClassDesc.ofInternalName(lambda.type());
        return ClassFile.of().build(ClassDesc.ofInternalName(lambda.maker() + "$$Lambda"), builder -> builder
                .withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC)
                .withInterfaceSymbols(type)
                .withMethodBody(INIT_NAME, MTD_void, ClassFile.ACC_PRIVATE, code -> code
                        .aload(0)
                        .invokespecial(CD_Object, INIT_NAME, MTD_void)
                        .return_())
                .withMethodBody(lambda.call(), MethodTypeDesc.ofDescriptor(lambda.erased()), ClassFile.ACC_PUBLIC,
                        code -> {
                            for (int i = 0; i < erased.parameterCount(); i++) {
                                code.loadLocal(TypeKind.from(erased.parameterType(i)), code.parameterSlot(i));
                                cast(code, erased.parameterType(i), exact.parameterType(i));
                                cast(code, exact.parameterType(i), signature.parameterType(i));
                            }
                            code.invokestatic(maker, lambda.method(), MethodTypeDesc.ofDescriptor(lambda.signature()),
                                    inInterface);
                            if (erased.returnType() != void.class) {
                                cast(code, signature.returnType(), erased.returnType());
                            }
                            code.return_(TypeKind.from(erased.returnType()));
                        })
                .withMethodBody("writeObject", MethodTypeDesc.of(CD_void, OUTPUT),
                        ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL, LambdaClass::refuse));
    }

    /**
     * Refuses serialisation, as the JDK's classes do: a serializable interface does not make this class serializable.
     */
    private static void refuse(CodeBuilder code) {
        code.new_(REFUSAL)
                .dup()
                .loadConstant("Non-serializable lambda")
                .invokespecial(REFUSAL, INIT_NAME, MethodTypeDesc.of(CD_void, CD_String))
                .athrow();
    }

    private static void cast(CodeBuilder code, Class<?> from, Class<?> to) {
        if (from != to && to != Object.class) {
            code.checkcast(to.describeConstable().orElseThrow());
        }
    }

    /** In the worker: makes the lambda, with the lookup of its maker. */
    static Object make(byte[] file, MethodHandles.Lookup maker) throws Throwable {
        MethodHandles.Lookup made = maker.defineHiddenClass(file, false, ClassOption.NESTMATE, ClassOption.STRONG);
        return made.findConstructor(made.lookupClass(), MethodType.methodType(void.class)).invoke();
    }
}
