package dev.gantry.coroutine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;

import jdk.internal.vm.ScopedValueContainer;

import dev.gantry.jdk.Internals;

/**
 * Scoped value bindings of the current thread. The JDK keeps them in the thread, and swaps them only where it switches
 * virtual threads; any other switch of stacks has to swap them too.
 *
 * <p>Where {@link Internals#BINDINGS} is missing they can be read but not set: {@link #APART} is false, and a switch
 * that would leave one side with the other's bindings is refused.
 */
final class Bindings {
    /** Whether each side of a switch can have bindings of its own. */
    static final boolean APART;

    /** The bindings of a thread that has none. */
    static final Object NONE = Thread.class;

    private static final ScopedValue<Object> ANY = ScopedValue.newInstance();
    private static final MethodHandle GET;
    private static final MethodHandle SET;
    private static final MethodHandle SET_CACHE;

    static {
        MethodHandle get = null;
        MethodHandle set = null;
        MethodHandle setCache = null;
        if (Internals.BINDINGS.isAvailable()) {
            try {
                Lookup thread = MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup());
                get = thread.findStatic(Thread.class, "scopedValueBindings", MethodType.methodType(Object.class));
                set = thread.findStatic(Thread.class, "setScopedValueBindings",
                        MethodType.methodType(void.class, Object.class));
                setCache = thread.findStatic(Thread.class, "setScopedValueCache",
                        MethodType.methodType(void.class, Object[].class));
            } catch (ReflectiveOperationException e) {
                throw Internals.BINDINGS.absent(e);
            }
        }
        GET = get;
        SET = set;
        SET_CACHE = setCache;
        APART = get != null;
    }

    private Bindings() {}

    /** Bindings of the current thread: the same object as long as nothing is bound or unbound. */
    static Object current() {
        Object bindings = seen();
        if (bindings == null || bindings == NONE) {
            settle();
            bindings = seen();
        }
        return bindings;
    }

    /**
     * Bindings as the thread's field has them: {@link #NONE} or null where they were not looked up yet, or must be
     * again.
     */
    static Object seen() {
        if (!APART) {
            return ScopedValueContainer.captureBindings().scopedValueBindings();
        }
        try {
            return (Object) GET.invokeExact();
        } catch (Throwable failed) {
            throw Rethrow.asIs(failed);
        }
    }

    /** Sets the current thread's bindings. To be called only if {@link #APART}. */
    static void set(Object bindings) {
        try {
            SET.invokeExact(bindings);
        } catch (Throwable failed) {
            throw Rethrow.asIs(failed);
        }
    }

    /** Clears the thread's cache of scoped values. To be called only if {@link #APART}. */
    static void forgetValues() {
        try {
            SET_CACHE.invokeExact((Object[]) null);
        } catch (Throwable failed) {
            throw Rethrow.asIs(failed);
        }
    }

    /** Exception for a switch that would mix up the bindings of its two sides. */
    static IllegalStateException refused() {
        return new IllegalStateException("a coroutine cannot be switched to or from while a ScopedValue is bound on one"
                + " side only. " + Internals.BINDINGS.reason());
    }

    /** Makes the JDK set the thread's field: after a binding it holds a definite value. */
    private static void settle() {
        ScopedValue.where(ANY, ANY).run(() -> {});
    }
}
