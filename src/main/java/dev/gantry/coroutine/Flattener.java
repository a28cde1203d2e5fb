package dev.gantry.coroutine;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToIntBiFunction;

/** Makes flat bodies out of lambdas, once for each lambda of the program, and keeps them as long as its class lives. */
final class Flattener {
    /** What was found out about one lambda. */
    private static final class Known {
        private Optional<Flattener> flat; // null until it was tried; guarded by this
    }

    private static final ClassValue<Known> KNOWN = new ClassValue<>() {
        @Override
        protected Known computeValue(Class<?> lambda) {
            return new Known();
        }
    };

    // what the JDK's lookup says to its class loader
    private static final int NESTMATE = 1;
    private static final int HIDDEN = 2;

    private final MethodHandle describe;
    private final FlatCode layout;
    private final ToIntBiFunction<Object[], long[]> code;

    private Flattener(MethodHandle describe, FlatCode layout, ToIntBiFunction<Object[], long[]> code) {
        this.describe = describe;
        this.layout = layout;
        this.code = code;
    }

    /** The turns of this body, if it can do without a stack. */
    static <Y, S> Optional<Turns> flatten(FlatBody<Y, S> body, GeneratorFrame<Y, S> frame) {
        return of(body).flatMap(flattener -> flattener.turns(body, frame));
    }

    private static Optional<Flattener> of(FlatBody<?, ?> body) {
        Known known = KNOWN.get(body.getClass());
        synchronized (known) {
            if (known.flat == null) {
                known.flat = Optional.empty(); // if what follows needs it itself
                known.flat = tryOn(body);
            }
            return known.flat;
        }
    }

    private static Optional<Flattener> tryOn(FlatBody<?, ?> body) {
        if (!body.getClass().isHidden()) {
            return Optional.empty(); // a class that somebody wrote, no lambda
        }
        try {
            Class<?> lambda = body.getClass();
            Flattener.class.getModule().addReads(lambda.getModule());
            MethodHandle describe = MethodHandles.privateLookupIn(lambda, MethodHandles.lookup())
                    .findVirtual(lambda, "writeReplace", MethodType.methodType(Object.class));
            return make(describe, described(describe, body), lambda.getClassLoader());
        } catch (ReflectiveOperationException | IOException | RuntimeException | LinkageError _) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("unchecked") // that is what the code is made as
    private static Optional<Flattener> make(MethodHandle describe, SerializedLambda lambda, ClassLoader loader)
            throws ReflectiveOperationException, IOException {
        Class<?> host = Class.forName(lambda.getImplClass().replace('/', '.'), false, loader);
        boolean plain = host.getSuperclass() == Object.class || host.getSuperclass() == Record.class;
        if (!plain || !lambda.getImplMethodName().startsWith("lambda$")) {
            return Optional.empty(); // what it inherits would be out of reach
        }
        Lookup lookup = MethodHandles.privateLookupIn(host, MethodHandles.lookup());
        FlatCode code = new FlatCode(bytes(host), lambda, host.getClassLoader());
        Class<?> made = lookup.hasFullPrivilegeAccess()
                ? lookup.defineHiddenClass(code.bytes(), true, Lookup.ClassOption.NESTMATE).lookupClass()
                : definedElsewhere(host, code.bytes());
        MethodHandle maker = MethodHandles.privateLookupIn(made, MethodHandles.lookup())
                .findConstructor(made, MethodType.methodType(void.class));
        return Optional.of(new Flattener(describe, code, (ToIntBiFunction<Object[], long[]>) call(maker)));
    }

    /** A hidden nestmate of a class in another module, where no lookup of ours can make one: as the JDK's own does. */
    private static Class<?> definedElsewhere(Class<?> host, byte[] bytes) throws ReflectiveOperationException {
        Internals.SCHEDULER.require();
        MethodHandle define = MethodHandles.privateLookupIn(ClassLoader.class, MethodHandles.lookup()).findStatic(
                ClassLoader.class, "defineClass0", MethodType.methodType(Class.class, ClassLoader.class, Class.class,
                        String.class, byte[].class, int.class, int.class, ProtectionDomain.class, boolean.class,
                        int.class, Object.class));
        String name = host.getName().replace('.', '/') + FlatCode.SUFFIX;
        return (Class<?>) call(define, host.getClassLoader(), host, name, bytes, 0, bytes.length,
                host.getProtectionDomain(), true, NESTMATE | HIDDEN, null);
    }

    private <Y, S> Optional<Turns> turns(FlatBody<Y, S> body, GeneratorFrame<Y, S> frame) {
        SerializedLambda lambda = described(describe, body);
        Object[] references = new Object[layout.references()];
        for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
            references[FlatCode.FIRST + i] = lambda.getCapturedArg(i);
        }
        return Arrays.stream(references).anyMatch(Yielder.class::isInstance)
                ? Optional.empty()
                : Optional.of(new Flat<>(frame, code, references, new long[layout.numbers()]));
    }

    private static SerializedLambda described(MethodHandle describe, FlatBody<?, ?> body) {
        return (SerializedLambda) call(describe, body);
    }

    private static Object call(MethodHandle method, Object... arguments) {
        try {
            return method.invokeWithArguments(arguments);
        } catch (Throwable failed) {
            throw Rethrow.asIs(failed);
        }
    }

    private static byte[] bytes(Class<?> host) throws IOException {
        String file = host.getName().substring(host.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream in = host.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException("no class file of " + host.getName());
            }
            return in.readAllBytes();
        }
    }
}
