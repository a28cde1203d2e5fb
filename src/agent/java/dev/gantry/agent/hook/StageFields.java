package dev.gantry.agent.hook;

import java.lang.reflect.Field;

import jdk.internal.misc.Unsafe;

/** Where an action of a CompletableFuture's holds the stage that it completes, and those that it follows from. */
final class StageFields {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final String ACTIONS = "java.util.concurrent.CompletableFuture$";

    private final long stage;
    private final long source;
    private final long otherSource;

    private StageFields(Class<?> action, long stage) {
        this.stage = stage;
        this.source = offset(action, "src");
        this.otherSource = offset(action, "snd");
    }

    /** Those of a class; null if its objects complete no stage. */
    static StageFields of(Class<?> action) {
        long stage = action.getName().startsWith(ACTIONS) ? offset(action, "dep") : 0;
        return stage == 0 ? null : new StageFields(action, stage);
    }

    private static long offset(Class<?> action, String name) {
        for (Class<?> type = action; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return UNSAFE.objectFieldOffset(field);
                }
            }
        }
        return 0;
    }

    Object stage(Object action) {
        return UNSAFE.getReference(action, stage);
    }

    /** Null if it follows from none. */
    Object source(Object action) {
        return source == 0 ? null : UNSAFE.getReference(action, source);
    }

    /** Null if it does not follow from two. */
    Object otherSource(Object action) {
        return otherSource == 0 ? null : UNSAFE.getReference(action, otherSource);
    }
}
