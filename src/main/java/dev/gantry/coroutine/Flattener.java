package dev.gantry.coroutine;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToIntBiFunction;

import dev.gantry.jdk.Internals;

/**
 * Makes flat bodies out of lambdas, once for each lambda of the program, and keeps them as long as its class lives.
 *
 * <p>The first of all takes some tens of milliseconds, since the JDK has to load its class-file API, each later one a
 * few. A body that was not {@linkplain FlatBody made for it} does not wait for all of that: a thread {@code
 * gantry-flattener} works it out, and if that takes long, this generator has a stack, and later ones of the same lambda
 * will not.
 */
final class Flattener {
    // what the JDK's lookup says to its class loader
    private static final int NESTMATE = 1;
    private static final int HIDDEN = 2;

    /** Longest wait for a flat body, in milliseconds, of a generator that may have a stack instead. */
    private static final long PATIENCE = 5;

    /** State of the rewriting of one lambda. */
    private static final class Known {
        private FutureTask<Optional<Flattener>> made; // guarded by this
        private volatile Thread maker;

        /** Task that makes the flat body: the caller has to run it for a {@link FlatBody}, else a thread does. */
        private synchronized FutureTask<Optional<Flattener>> task(Serializable body) {
            if (made == null) {
                made = new FutureTask<>(new Callable<>() { // a lambda would take a millisecond more
                    @Override
                    public Optional<Flattener> call() {
                        maker = Thread.currentThread();
                        try {
                            return tryOn(body);
                        } finally {
                            maker = null;
                        }
                    }
                });
                if (!(body instanceof FlatBody)) {
                    Thread.ofPlatform().daemon().name("gantry-flattener").start(made);
                }
            }
            return made;
        }

        Optional<Flattener> flattener(Serializable body) {
            if (maker == Thread.currentThread()) {
                return Optional.empty(); // the thread that makes it would wait for itself
            }
            FutureTask<Optional<Flattener>> task = task(body);
            try {
                if (body instanceof FlatBody) {
                    task.run(); // unless another thread runs it
                    return task.get();
                }
                return task.get(PATIENCE, TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException _) {
                return Optional.empty();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }

    private static final ClassValue<Known> KNOWN = new ClassValue<>() {
        @Override
        protected Known computeValue(Class<?> lambda) {
            return new Known();
        }
    };

    private final Method describe;
    private final FlatCode layout;
    private final ToIntBiFunction<Object[], long[]> code;

    private Flattener(Method describe, FlatCode layout, ToIntBiFunction<Object[], long[]> code) {
        this.describe = describe;
        this.layout = layout;
        this.code = code;
    }

    /** Turns of this body, if it can do without a stack. */
    static <Y, S> Optional<Turns> flatten(Serializable body, GeneratorFrame<Y, S> frame) {
        if (!body.getClass().isHidden()) {
            return Optional.empty(); // an ordinary class, no lambda
        }
        Optional<Flattener> flattener = KNOWN.get(body.getClass()).flattener(body);
        return flattener.isEmpty() ? Optional.empty() : flattener.get().turns(body, frame);
    }

    private static Optional<Flattener> tryOn(Serializable body) {
        try {
            Class<?> lambda = body.getClass();
            Flattener.class.getModule().addReads(lambda.getModule());
            Method describe = lambda.getDeclaredMethod("writeReplace");
            describe.setAccessible(true);
            return make(describe, (SerializedLambda) describe.invoke(body), lambda.getClassLoader());
        } catch (ReflectiveOperationException | IOException | RuntimeException | LinkageError _) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("unchecked") // the code is made with this type
    private static Optional<Flattener> make(Method describe, SerializedLambda lambda, ClassLoader loader)
            throws ReflectiveOperationException, IOException {
        Class<?> host = Class.forName(lambda.getImplClass().replace('/', '.'), false, loader);
        boolean plain = host.getSuperclass() == Object.class || host.getSuperclass() == Record.class;
        if (!plain || !lambda.getImplMethodName().startsWith("lambda$")) {
            return Optional.empty(); // members that it inherits would not be accessible
        }
        Lookup lookup = MethodHandles.privateLookupIn(host, MethodHandles.lookup());
        FlatCode code = new FlatCode(bytes(host), lambda, host.getClassLoader());
        Class<?> made = lookup.hasFullPrivilegeAccess()
                ? lookup.defineHiddenClass(code.bytes(), true, Lookup.ClassOption.NESTMATE).lookupClass()
                : definedElsewhere(host, code.bytes());
        Constructor<?> maker = made.getDeclaredConstructor();
        maker.setAccessible(true);
        return Optional.of(new Flattener(describe, code, (ToIntBiFunction<Object[], long[]>) maker.newInstance()));
    }

    /**
     * Defines a hidden nestmate of a class in another module, where our lookups cannot: in the way of the JDK's own
     * lookup.
     */
    private static Class<?> definedElsewhere(Class<?> host, byte[] bytes) throws ReflectiveOperationException {
        Internals.HIDDEN_CLASSES.require();
        MethodHandle define = MethodHandles.privateLookupIn(ClassLoader.class, MethodHandles.lookup()).findStatic(
                ClassLoader.class, "defineClass0", MethodType.methodType(Class.class, ClassLoader.class, Class.class,
                        String.class, byte[].class, int.class, int.class, ProtectionDomain.class, boolean.class,
                        int.class, Object.class));
        String name = host.getName().replace('.', '/').concat(FlatCode.SUFFIX);
        try {
            return (Class<?>) define.invoke(host.getClassLoader(), host, name, bytes, 0, bytes.length,
                    host.getProtectionDomain(), true, NESTMATE | HIDDEN, null);
        } catch (Throwable failed) {
            throw Rethrow.asIs(failed);
        }
    }

    private <Y, S> Optional<Turns> turns(Serializable body, GeneratorFrame<Y, S> frame) {
        SerializedLambda lambda = described(body);
        Object[] references = new Object[layout.references()];
        for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
            Object captured = lambda.getCapturedArg(i);
            if (captured instanceof Yielder) {
                return Optional.empty();
            }
            references[FlatCode.FIRST + i] = captured;
        }
        return Optional.of(new Flat<>(frame, code, references, new long[layout.numbers()]));
    }

    private SerializedLambda described(Serializable body) {
        try {
            return (SerializedLambda) describe.invoke(body);
        } catch (InvocationTargetException | IllegalAccessException failed) {
            throw Rethrow.asIs(failed);
        }
    }

    private static byte[] bytes(Class<?> host) throws IOException {
        String name = host.getName();
        try (InputStream in = host.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1).concat(".class"))) {
            if (in == null) {
                throw new IOException("no class file of ".concat(name));
            }
            return in.readAllBytes();
        }
    }
}
