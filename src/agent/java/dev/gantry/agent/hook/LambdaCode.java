package dev.gantry.agent.hook;

import jdk.internal.access.JavaLangAccess;
import jdk.internal.access.SharedSecrets;
import jdk.internal.reflect.ConstantPool;

/**
 * Which method a lambda or a method reference stands for: the one that its hidden class calls, as the constant pool of
 * that class names it. Only texts are read there; nothing is resolved, loaded or run.
 */
final class LambdaCode {
    private static final JavaLangAccess LANG = SharedSecrets.getJavaLangAccess();
    private static final String JAVAC = "lambda$";
    private static final String KOTLIN = "$lambda";
    private static final String SCALA = "$anonfun$";

    private LambdaCode() {}

    /**
     * Class and method, as in {@code Main.main} for a lambda written there; null if the class calls it by a method
     * handle, or is no lambda's.
     */
    static String name(Class<?> lambda) {
        ConstantPool pool = LANG.getConstantPool(lambda);
        for (int i = 1; i < pool.getSize(); i++) {
            ConstantPool.Tag tag = pool.getTagAt(i);
            if (tag == ConstantPool.Tag.METHODREF || tag == ConstantPool.Tag.INTERFACEMETHODREF) {
                String[] called = pool.getMemberRefInfoAt(i);
                if (!isOfTheJdk(called[0], called[1])) {
                    return ClassTable.shown(called[0].replace('/', '.')) + "." + written(called[1]);
                }
            }
        }
        return null;
    }

    /** Whether each lambda calls that: the constructor of Object, conversions of numbers, method handles. */
    private static boolean isOfTheJdk(String owner, String method) {
        return owner.startsWith("java/lang/invoke/") || owner.equals("java/lang/Object")
                || owner.startsWith("java/lang/") && (method.equals("valueOf") || method.endsWith("Value"));
    }

    /** The method in whose text the code stands: compilers make its name part of that of a lambda's method. */
    private static String written(String method) {
        if (method.startsWith(SCALA)) {
            return upTo(method.indexOf('$', SCALA.length()), method, SCALA.length());
        }
        if (!method.startsWith(JAVAC)) {
            return upTo(method.indexOf(KOTLIN), method, 0);
        }
        String in = upTo(method.indexOf('$', JAVAC.length()), method, JAVAC.length());
        return in.equals("new") ? "<init>" : in.equals("static") ? "<clinit>" : in;
    }

    private static String upTo(int end, String text, int start) {
        return text.substring(start, end < start ? text.length() : end);
    }
}
