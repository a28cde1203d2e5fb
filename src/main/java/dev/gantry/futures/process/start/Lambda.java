package dev.gantry.futures.process.start;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Non-capturing lambda by name: which class made it, of which interface, and which static method it calls. A worker
 * links it from that. Python too sends a function by its name.
 *
 * <p>Java's serialisation would do, and does for every other lambda, but a fresh JVM needs twenty milliseconds to read
 * its first object (security properties, loggers, filters) and five to link its first {@code $deserializeLambda$}:
 * together as long as the rest of its start.
 *
 * @param maker the class whose code made it, which may call the method
 * @param type the interface
 * @param call the interface's method
 * @param erased its descriptor
 * @param owner the class of the static method
 * @param method its name
 * @param signature its descriptor
 * @param exact the interface's method's descriptor with the lambda's own types
 * @param file its {@link LambdaClass}, empty if the worker is to ask the JDK for one
 */
record Lambda(
        String maker, String type, String call, String erased, String owner, String method, String signature,
        String exact, byte[] file) {
    /** Placeholder for a file: the worker has the JDK make the class. */
    static final byte[] NO_FILE = {};

    /** Result for the first lambda of a class: all others of the class are the same. */
    private static final ClassValue<AtomicReference<Optional<Lambda>>> KNOWN = new ClassValue<>() {
        @Override
        protected AtomicReference<Optional<Lambda>> computeValue(Class<?> type) {
            return new AtomicReference<>();
        }
    };

    /** Its name, if it has one: it captures nothing, calls a static method and is of one interface only. */
    static Optional<Lambda> of(Object function) throws IOException {
        AtomicReference<Optional<Lambda>> known = KNOWN.get(function.getClass());
        if (known.get() == null) {
            known.set(find(function));
        }
        return known.get();
    }

    private static Optional<Lambda> find(Object function) throws IOException {
        if (function.getClass().getInterfaces().length != 1) {
            return Optional.empty();
        }
        try (Catcher catcher = new Catcher()) {
            catcher.writeObject(function);
            return catcher.caught
                    .filter(it -> it.getCapturedArgCount() == 0
                            && it.getImplMethodKind() == MethodHandleInfo.REF_invokeStatic)
                    .map(Lambda::of)
                    .map(it -> it.with(LambdaClass.file(it, function.getClass().getClassLoader()).orElse(NO_FILE)));
        }
    }

    private static Lambda of(SerializedLambda it) {
        return new Lambda(it.getCapturingClass(), it.getFunctionalInterfaceClass(),
                it.getFunctionalInterfaceMethodName(), it.getFunctionalInterfaceMethodSignature(), it.getImplClass(),
                it.getImplMethodName(), it.getImplMethodSignature(), it.getInstantiatedMethodType(), NO_FILE);
    }

    /** This with another file. */
    Lambda with(byte[] another) {
        return new Lambda(maker, type, call, erased, owner, method, signature, exact, another);
    }

    byte[] pack() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        DataOutputStream out = new DataOutputStream(bytes);
        for (String each : new String[]{maker, type, call, erased, owner, method, signature, exact}) {
            out.writeUTF(each);
        }
        out.write(file);
        return bytes.toByteArray();
    }

    static Lambda unpack(byte[] bytes, int from) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, from, bytes.length - from));
        return new Lambda(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(),
                in.readUTF(), in.readUTF(), in.readAllBytes());
    }

    /** The lambda, made anew with the classes that this loader finds. */
    Object link(ClassLoader loader) throws Exception {
        Class<?> from = find(maker, loader);
        MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(from, MethodHandles.lookup());
        try {
            if (!lookup.hasFullPrivilegeAccess()) {
                return deserialized(lookup, from);
            }
            return file.length > 0 ? LambdaClass.make(file, lookup) : made(lookup, loader);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new InvocationTargetException(e);
        }
    }

    private Object made(MethodHandles.Lookup lookup, ClassLoader loader) throws Throwable {
        MethodHandle target = lookup.findStatic(find(owner, loader), method,
                MethodType.fromMethodDescriptorString(signature, loader));
        return LambdaMetafactory.metafactory(lookup, call, MethodType.methodType(find(type, loader)),
                MethodType.fromMethodDescriptorString(erased, loader), target,
                MethodType.fromMethodDescriptorString(exact, loader)).getTarget().invoke();
    }

    /**
     * Links it as Java's serialisation does: for a class of another loader than ours, where only its own code may make
     * lambdas.
     */
    private Object deserialized(MethodHandles.Lookup lookup, Class<?> from) throws Throwable {
        return lookup
                .findStatic(from, "$deserializeLambda$", MethodType.methodType(Object.class, SerializedLambda.class))
                .invoke(new SerializedLambda(from, type, call, erased, MethodHandleInfo.REF_invokeStatic, owner, method,
                        signature, exact, new Object[0]));
    }

    private static Class<?> find(String name, ClassLoader loader) throws ClassNotFoundException {
        return Class.forName(name.replace('/', '.'), false, loader);
    }

    /** Catches what a lambda has written in its place. */
    private static final class Catcher extends ObjectOutputStream {
        private Optional<SerializedLambda> caught = Optional.empty();

        Catcher() throws IOException {
            super(OutputStream.nullOutputStream());
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object object) {
            if (object instanceof SerializedLambda lambda) {
                caught = Optional.of(lambda);
                return null;
            }
            return object;
        }
    }
}
