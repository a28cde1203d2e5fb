package dev.gantry.format.assembly;

/** 64-bit hashes of the ids that tie events together; two different ids have the same with a probability of 2⁻⁶⁴. */
public final class Keys {
    private static final long START = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private Keys() {}

    /** Hash of these parts in their order, never 0. */
    public static long of(Object... parts) {
        long key = START;
        for (Object part : parts) {
            String text = part.toString();
            for (int i = 0; i < text.length(); i++) {
                key = (key ^ text.charAt(i)) * PRIME;
            }
            key = (key ^ 0xffff) * PRIME;
        }
        key *= MIX;
        key ^= key >>> 32;
        return key == 0 ? 1 : key;
    }
}
