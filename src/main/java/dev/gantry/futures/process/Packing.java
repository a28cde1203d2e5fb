package dev.gantry.futures.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;

/** Objects as bytes and back. */
final class Packing {
    /**
     * What a result may be at most: a worker cannot make its parent run out of stack or memory by a few bytes. Classes are
     * not limited: whatever the program itself could send, it may get back.
     */
    static final ObjectInputFilter LIMITS = ObjectInputFilter.Config
            .createFilter("maxdepth=1000;maxrefs=20000000;maxarray=268435456;maxbytes=" + Message.LONGEST);

    private Packing() {}

    /** @throws NotSerializableException if it cannot be sent; the message says what of it */
    static byte[] pack(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        if (bytes.size() > Message.LONGEST) {
            throw new NotSerializableException("%s has %d bytes when serialised, %d can be sent"
                    .formatted(object.getClass().getName(), bytes.size(), Message.LONGEST));
        }
        return bytes.toByteArray();
    }

    /** Reads what the parent sent. */
    static Object unpack(byte[] bytes, int from) throws IOException, ClassNotFoundException {
        return new Input(rest(bytes, from), Thread.currentThread().getContextClassLoader()).readObject();
    }

    /** Reads what a worker sent, which is not trusted. */
    static Object unpackLimited(byte[] bytes, int from, ClassLoader loader) throws IOException, ClassNotFoundException {
        Input in = new Input(rest(bytes, from), loader);
        in.setObjectInputFilter(LIMITS);
        return in.readObject();
    }

    private static InputStream rest(byte[] bytes, int from) {
        return new ByteArrayInputStream(bytes, from, bytes.length - from);
    }

    /** Finds classes where the program finds them, not where Gantry's own come from. */
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
