package dev.gantry.futures.remote;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import dev.gantry.futures.TransferLimits;
import dev.gantry.hook.Reporting;

/** Serialisation of objects to bytes and back. */
public final class Packing {
    private static final byte PLAIN = 0;
    private static final byte OBJECT = 1;

    private Packing() {}

    /**
     * A byte that says how, then the value.
     *
     * @param most the most bytes of an object
     * @throws NotSerializableException if it cannot be sent; the message says what of it
     */
    public static byte[] pack(Object value, int most) throws IOException {
        Optional<byte[]> plain = Values.write(value);
        return plain.isPresent() ? headed(PLAIN, plain.get()) : headed(OBJECT, object(value, most));
    }

    /** The same for a plain value, which has no identity to lose; empty if it is not one. */
    public static Optional<byte[]> plain(Object value) {
        Optional<byte[]> bytes = Values.write(value);
        return bytes.isPresent() ? Optional.of(headed(PLAIN, bytes.get())) : bytes;
    }

    private static byte[] headed(byte head, byte[] bytes) {
        byte[] all = new byte[bytes.length + 1];
        all[0] = head;
        System.arraycopy(bytes, 0, all, 1, bytes.length);
        return all;
    }

    /**
     * A stream of Java's serialisation.
     *
     * @param most the most bytes of it
     * @throws NotSerializableException if there is none, or it is too long to be sent; the message says what of it
     */
    public static byte[] object(Object object, int most) throws IOException {
        BoundedBytes bytes = new BoundedBytes(most);
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (BoundedBytes.Full _) {
            throw new NotSerializableException("%s has too many bytes when serialised, %,d can be sent"
                    .formatted(object.getClass().getTypeName(), most));
        } catch (NotSerializableException e) { // its message is the name of a class
            NotSerializableException clear = new NotSerializableException(e.getMessage() + " is not serializable");
            clear.initCause(e);
            throw clear;
        }
        return bytes.toByteArray();
    }

    /** Reads what the parent sent. */
    public static Object unpack(byte[] bytes, int from) throws IOException, ClassNotFoundException {
        return bytes[from] == PLAIN ? plain(bytes, from + 1) : object(bytes, from + 1);
    }

    public static Object object(byte[] bytes, int from) throws IOException, ClassNotFoundException {
        return new Input(rest(bytes, from), loader()).readObject();
    }

    /** The loader of what the parent sends: this thread's, or that of the class path if a task has left it none. */
    public static ClassLoader loader() {
        return Objects.requireNonNullElseGet(Thread.currentThread().getContextClassLoader(),
                ClassLoader::getSystemClassLoader);
    }

    /** Reads what a worker sent, which is not trusted. */
    static Object unpackLimited(byte[] bytes, int from, ClassLoader loader, Supplier<ObjectInputFilter> filter)
            throws IOException, ClassNotFoundException {
        if (from >= bytes.length) {
            throw new EOFException("a value is missing");
        }
        if (bytes[from] == PLAIN) {
            return plain(bytes, from + 1);
        }
        Input in = new Input(rest(bytes, from + 1), loader);
        in.setObjectInputFilter(filter.get());
        return in.readObject();
    }

    private static Object plain(byte[] bytes, int from) throws IOException {
        return Values.read(bytes, from);
    }

    private static InputStream rest(byte[] bytes, int from) {
        return new ByteArrayInputStream(bytes, from, bytes.length - from);
    }

    /**
     * Filter with the limits of a result: a worker cannot make its parent run out of stack or memory by a few bytes.
     * Classes are not limited: classes that the program itself could send, it may get back. The first filter of a JVM
     * takes ten milliseconds.
     */
    static ObjectInputFilter filter(TransferLimits limits) {
        return ObjectInputFilter.Config.createFilter("maxdepth=%d;maxrefs=20000000;maxarray=268435456;maxbytes=%d"
                .formatted(limits.depth(), limits.bytes()));
    }

    /** Exception of a future whose outcome came, but cannot be read. */
    static IOException unreadable(String what, Throwable why) {
        IOException unreadable = new InvalidObjectException(
                what + " cannot be read in the parent process: " + Reporting.text(why));
        unreadable.initCause(why);
        return unreadable;
    }

    /** Object stream that finds classes with the program's loader, not with Gantry's own. */
    private static final class Input extends ObjectInputStream {
        private final ClassLoader loader;

        Input(InputStream in, ClassLoader loader) throws IOException {
            super(in);
            this.loader = loader;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(description.getName(), false, loader);
            } catch (ClassNotFoundException _) {
                return super.resolveClass(description); // primitive types, and ours
            }
        }
    }
}
