package dev.gantry.futures.remote;

import java.io.ByteArrayOutputStream;

/** Bytes of limited number: what is too long to be sent must not take the memory of its process first. */
final class BoundedBytes extends ByteArrayOutputStream {
    private static final int FIRST = 256;

    private final int most;

    /** There are more bytes. Unchecked, as the class above throws nothing else. */
    static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Full() {
            super("there are too many bytes", null, false, false);
        }
    }

    BoundedBytes(int most) {
        super(FIRST);
        this.most = most;
    }

    @Override
    public void write(int one) {
        check(1);
        super.write(one);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        check(length);
        super.write(bytes, from, length);
    }

    private void check(int more) {
        if (more > most - count) {
            count = most; // whoever catches this and goes on writes nothing either
            throw new Full();
        }
    }
}
