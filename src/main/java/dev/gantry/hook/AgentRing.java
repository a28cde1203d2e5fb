package dev.gantry.hook;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

import dev.gantry.trace.Names;
import dev.gantry.wire.Ids;

/** The ring that the agent in this JVM writes: its hooks for the engine, which the boot loader has. */
final class AgentRing {
    private static final MethodHandle LANE = find("lane", int.class);
    private static final MethodHandle NEW_LANE = find("newLane", int.class);
    private static final MethodHandle NEW_TASK = find("newTask", int.class);
    private static final MethodHandle NEW_EXECUTOR = find("newExecutor", int.class);
    private static final MethodHandle NAME = find("name", int.class, String.class);
    private static final MethodHandle PUT = find("put", boolean.class, int.class, int.class, int.class, long.class);
    private static final MethodHandle PUT_AT = find("put", boolean.class, long.class, int.class, int.class, int.class,
            long.class);
    private static final MethodHandle LOSE = find("lose", void.class, long.class);

    private AgentRing() {}

    /** The ring's numbers. */
    static final class Numbers extends Ids {
        @Override
        public int newLane() {
            return number(NEW_LANE);
        }

        @Override
        public int newTask() {
            return number(NEW_TASK);
        }

        @Override
        public int newExecutor() {
            return number(NEW_EXECUTOR);
        }
    }

    /** The ring's texts. */
    static final class Texts extends Names {
        @Override
        public int intern(String text) {
            try {
                return (int) NAME.invokeExact(text);
            } catch (Throwable e) {
                throw unexpected(e);
            }
        }
    }

    /** The lane of the platform thread that runs this; 0 if it has none. */
    static int lane() {
        return number(LANE);
    }

    /** Writes a record that happens now; false if it was lost. */
    static boolean put(int lane, int subject, int kind, long argument) {
        try {
            return (boolean) PUT.invokeExact(lane, subject, kind, argument);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Writes a record of another process that was made at this time; false if it was lost. */
    static boolean put(long time, int lane, int subject, int kind, long argument) {
        try {
            return (boolean) PUT_AT.invokeExact(time, lane, subject, kind, argument);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Counts records of another process that were lost on their way here. */
    static void lose(long count) {
        try {
            LOSE.invokeExact(count);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static int number(MethodHandle of) {
        try {
            return (int) of.invokeExact();
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static IllegalStateException unexpected(Throwable thrown) {
        return new IllegalStateException("hooks of the agent throw nothing", thrown);
    }

    private static MethodHandle find(String name, Class<?> returns, Class<?>... parameters) {
        try {
            Class<?> hooks = Class.forName("dev.gantry.agent.hook.EngineHooks", true, null);
            return MethodHandles.publicLookup().findStatic(hooks, name, MethodType.methodType(returns, parameters));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the agent in this JVM is another Gantry's", e);
        }
    }
}
