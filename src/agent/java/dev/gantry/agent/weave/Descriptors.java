package dev.gantry.agent.weave;

import java.util.ArrayList;
import java.util.List;

/** Reads descriptors of methods. */
final class Descriptors {
    private static final String PRIMITIVES = "BCDFIJSZ";
    private static final String[] NAMES = {"byte", "char", "double", "float", "int", "long", "short", "boolean"};

    private Descriptors() {}

    /** The descriptors of a method's parameters. */
    static String[] parameters(String method) {
        List<String> all = new ArrayList<>();
        int at = 1;
        while (method.charAt(at) != ')') {
            int end = at;
            while (method.charAt(end) == '[') {
                end++;
            }
            end = method.charAt(end) == 'L' ? method.indexOf(';', end) + 1 : end + 1;
            all.add(method.substring(at, end));
            at = end;
        }
        return all.toArray(new String[0]);
    }

    /** How many slots a value of this type takes. */
    static int slots(String type) {
        return type.equals("J") || type.equals("D") ? 2 : type.equals("V") ? 0 : 1;
    }

    /** What a method returns. */
    static String result(String method) {
        return method.substring(method.indexOf(')') + 1);
    }

    /** The type as one writes it, without its package. */
    static String simple(String type) {
        if (type.startsWith("[")) {
            return simple(type.substring(1)) + "[]";
        }
        int primitive = PRIMITIVES.indexOf(type);
        if (primitive >= 0) {
            return NAMES[primitive];
        }
        String name = type.substring(1, type.length() - 1);
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('$')) + 1);
    }
}
