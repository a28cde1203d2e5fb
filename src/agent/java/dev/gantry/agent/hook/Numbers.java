package dev.gantry.agent.hook;

import jdk.internal.misc.Unsafe;

/**
 * Which task an object is, or which executor. A {@link Tagged} object knows its number; those of others are in {@link
 * Identities}.
 */
final class Numbers {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final String FIELD = "$gantryNumber";
    private static final int CLASSES = 16;

    private final long[] offsets = new long[CLASSES]; // of the field in each tagged class; 0 if not known yet
    private final Identities others = new Identities();

    /** Gives the object a number. */
    void give(Object object, int number) {
        if (object instanceof Tagged) {
            UNSAFE.putInt(object, offset((Tagged) object), number);
        } else {
            others.add(object, number);
        }
    }

    /** Whether the object holds its number itself. In a JVM that was attached to none does. */
    static boolean holds(Object object) {
        return object instanceof Tagged;
    }

    /**
     * Takes the number of a task that starts now, or will never start: it can be taken once.
     *
     * @return 0 if the object has none, or it was taken
     */
    int take(Object object) {
        if (!(object instanceof Tagged)) {
            return others.remove(object);
        }
        int number = ((Tagged) object).gantryNumber();
        return number > 0 && UNSAFE.compareAndSetInt(object, offset((Tagged) object), number, -number) ? number : 0;
    }

    /** Gives the object a number instead of those that it has. */
    void change(Object object, int number) {
        if (!(object instanceof Tagged)) {
            while (others.remove(object) != 0) {
                // another one of an earlier recording
            }
        }
        give(object, number);
    }

    /** The object's number, whatever became of it; 0 if that isn't known. */
    int of(Object object) {
        return object instanceof Tagged ? Math.abs(((Tagged) object).gantryNumber()) : others.get(object);
    }

    private long offset(Tagged object) {
        long known = offsets[object.gantryClass()];
        return known != 0 ? known : findOffset(object);
    }

    private long findOffset(Tagged object) {
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            try {
                long offset = UNSAFE.objectFieldOffset(type.getDeclaredField(FIELD));
                offsets[object.gantryClass()] = offset;
                return offset;
            } catch (NoSuchFieldException inherited) {
                // one of its superclasses has it
            }
        }
        throw new IllegalStateException("a tagged class without its field");
    }
}
