package dev.gantry.coroutine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;

import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;

import dev.gantry.jdk.Internals;

/**
 * Monitors (of {@code synchronized}) that a suspended stack holds. They belong to the thread that entered them: another
 * one that went on with the stack would never release them. Asked only where the thread changes, since it walks the
 * stack (some 25 microseconds).
 *
 * <p>Where {@link Internals#MONITORS} is missing this cannot be found out, and the answer is that none is held.
 */
final class Monitors {
    private static final Set<StackWalker.Option> ALL = Set.of(StackWalker.Option.SHOW_HIDDEN_FRAMES);
    private static final MethodHandle WALKER;
    private static final MethodHandle OF_FRAME;

    static {
        MethodHandle walker = null;
        MethodHandle ofFrame = null;
        if (Internals.MONITORS.isAvailable()) {
            try {
                Class<?> frame = Class.forName("java.lang.LiveStackFrame");
                Lookup lookup = MethodHandles.privateLookupIn(frame, MethodHandles.lookup());
                walker = lookup.findStatic(frame, "getStackWalker",
                        MethodType.methodType(StackWalker.class, Set.class, ContinuationScope.class,
                                Continuation.class));
                ofFrame = lookup.findVirtual(frame, "getMonitors", MethodType.methodType(Object[].class));
            } catch (ReflectiveOperationException e) {
                throw Internals.MONITORS.absent(e);
            }
        }
        WALKER = walker;
        OF_FRAME = ofFrame;
    }

    private Monitors() {}

    static boolean isAnyHeld(Continuation suspended) {
        if (WALKER == null) {
            return false;
        }
        try {
            StackWalker walker = (StackWalker) WALKER.invoke(ALL, suspended.getScope(), suspended);
            return walker.walk(frames -> frames.anyMatch(Monitors::isAnyHeld));
        } catch (Throwable failed) {
            throw Rethrow.asIs(failed);
        }
    }

    private static boolean isAnyHeld(StackWalker.StackFrame frame) {
        try {
            Object[] monitors = (Object[]) OF_FRAME.invoke(frame);
            return Arrays.stream(monitors).anyMatch(Objects::nonNull);
        } catch (Throwable failed) {
            throw Rethrow.asIs(failed);
        }
    }
}
