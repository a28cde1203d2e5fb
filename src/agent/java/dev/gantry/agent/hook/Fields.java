package dev.gantry.agent.hook;

import java.lang.reflect.Field;

import jdk.internal.misc.Unsafe;

/** Reads fields of other classes, whoever may: used where something is seen for the first time. */
final class Fields {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();

    private Fields() {}

    /** The field's content; null if there is no such field, or nothing in it. */
    static Object read(Object object, String name) {
        for (Class<?> type = object == null ? null : object.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name) && !field.getType().isPrimitive()) {
                    return UNSAFE.getReference(object, UNSAFE.objectFieldOffset(field));
                }
            }
        }
        return null;
    }
}
