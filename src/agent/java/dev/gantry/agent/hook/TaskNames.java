package dev.gantry.agent.hook;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.Callable;

import jdk.internal.misc.Unsafe;

/**
 * What tasks are called: by the program's code in them, under all that the JDK wraps around it. That is its class, or
 * of a lambda the class and the method in which it is written. It is found out once a class. Where a library holds the
 * method that it will call by reflection, that is the program's code.
 */
final class TaskNames extends ClassTable {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final String VIRTUAL_THREADS = "java.lang.VirtualThread"; // whose continuations are tasks too
    private static final String[] INNER = {"callable", "runnable", "task", "fn"};
    private static final int DEEPEST = 6;

    /** Fields by whose content tasks of libraries are called, by their classes' names. Never changed once it is set. */
    static Map<String, String> wrappers = Map.of();

    private final Names names;

    TaskNames(Names names) {
        this.names = names;
    }

    /** The number of the task's name; -1 if it is one of the JVM's own, or the engine's, of which nothing is told. */
    int of(Object task) {
        return of(task, of(task.getClass()));
    }

    /** The same, of a task whose class is known already. */
    int of(Object task, Entry known) {
        Object code = task;
        Entry entry = known;
        for (int i = 0; entry.inner != 0 && i < DEEPEST; i++) {
            Object inner = UNSAFE.getReference(code, entry.inner);
            if (inner == null) {
                break;
            }
            code = inner;
            entry = of(code.getClass());
        }
        if (code instanceof Method) {
            return names.of(shown((Method) code));
        }
        return entry.hidden || entry.engine && EngineHooks.isOn() ? -1 : entry.text;
    }

    @Override
    Entry describe(Class<?> type, String name) {
        String code = name.contains(LAMBDA) ? LambdaCode.name(type) : null;
        return new Entry(name, names.of(code == null ? shown(name) : code), inner(type), StageFields.of(type),
                name.startsWith(VIRTUAL_THREADS), EngineHooks.isInner(name));
    }

    private static String shown(Method method) {
        return shown(method.getDeclaringClass().getName()) + "." + method.getName();
    }

    private static long inner(Class<?> task) {
        String name = task.getName();
        int lambda = name.indexOf(LAMBDA);
        if (lambda >= 0) {
            String captured = wrappers.get(name.substring(0, lambda + LAMBDA.length()));
            return captured == null ? 0 : field(task, captured);
        }
        for (Class<?> type = task; type != null; type = type.getSuperclass()) {
            String wrapped = wrappers.get(type.getName());
            if (wrapped != null) {
                return field(type, wrapped);
            }
            if (type.getClassLoader() == null && type.getName().startsWith("java.util.concurrent.")) {
                for (Field field : type.getDeclaredFields()) {
                    if (isInner(field)) {
                        return UNSAFE.objectFieldOffset(field);
                    }
                }
            }
        }
        return 0;
    }

    /** Where the field of this name is, or of this simple type: those of lambdas have no names of their own. */
    private static long field(Class<?> type, String name) {
        for (Field field : type.getDeclaredFields()) {
            if (!field.getType().isPrimitive()
                    && (field.getName().equals(name) || field.getType().getName().endsWith("." + name))) {
                return UNSAFE.objectFieldOffset(field);
            }
        }
        return 0;
    }

    private static boolean isInner(Field field) {
        Class<?> type = field.getType();
        boolean isCode = Runnable.class.isAssignableFrom(type) || Callable.class.isAssignableFrom(type)
                || type.getName().startsWith("java.util.function.");
        for (int i = 0; isCode && i < INNER.length; i++) {
            if (INNER[i].equals(field.getName())) {
                return true;
            }
        }
        return false;
    }
}
