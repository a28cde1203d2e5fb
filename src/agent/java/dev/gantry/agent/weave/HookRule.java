package dev.gantry.agent.weave;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;

/**
 * Rule: which hook is called where in a method, and with what. Gantry's {@code LibraryRules} write it.
 *
 * @param methods names of the method; the first that the class has is meant
 * @param parameters simple types of its first parameters; empty texts if it has none; null if any will do
 * @param place where in it
 * @param call the method at whose first call that is, an empty text if it is at none
 * @param owner the hook's class
 * @param hook the hook's name
 * @param hookType its descriptor
 * @param arguments what it is given, as the rule spells it
 */
public record HookRule(String[] methods, String[] parameters, Place place, String call, String owner,
        String hook, String hookType,
        String[] arguments) {
    private static final String ANY = "*";

    /** Where in a method a hook is called; in Gantry's order. */
    enum Place {
        ENTRY, RETURNS, THROWS, EXIT, BEFORE, AFTER, FAILS
    }

    /** The rules of one class, and the class that it must extend for them to hold: empty if any will do. */
    public static final class Rules {
        final String superclass;
        final HookRule[] all;

        /** Reads them as they were written. */
        public Rules(byte[] written) throws IOException {
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(written))) {
                superclass = in.readUTF();
                all = new HookRule[in.readUnsignedShort()];
                for (int i = 0; i < all.length; i++) {
                    all[i] = read(in);
                }
            }
        }

        private static HookRule read(DataInputStream in) throws IOException {
            String[] methods = in.readUTF().split("\\|");
            String parameters = in.readUTF();
            return new HookRule(methods, parameters.equals(ANY) ? null : parameters.split(",", -1),
                    Place.values()[in.readUnsignedByte()], in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(),
                    words(in));
        }

        private static String[] words(DataInputStream in) throws IOException {
            String[] words = new String[in.readUnsignedByte()];
            for (int i = 0; i < words.length; i++) {
                words[i] = in.readUTF();
            }
            return words;
        }
    }

    boolean isAt(Place here) {
        return place == here || place == Place.EXIT && (here == Place.RETURNS || here == Place.THROWS);
    }

    /** Whether it is for methods with these parameters, as a descriptor spells them. */
    boolean fits(String descriptor) {
        if (parameters == null) {
            return true;
        }
        String[] types = Descriptors.parameters(descriptor);
        if (parameters[0].isEmpty()) {
            return types.length == 0;
        }
        for (int i = 0; i < parameters.length; i++) {
            if (i == types.length || !parameters[i].equals(Descriptors.simple(types[i]))) {
                return false;
            }
        }
        return true;
    }

    /** The method as the rule names it. */
    String shown() {
        return String.join(" or ", methods) + (parameters == null ? "" : "(" + String.join(", ", parameters) + ")")
                + (call.isEmpty() ? "" : " with a call of " + call);
    }
}
