package dev.gantry.hook;

import java.util.Optional;

/**
 * Relay of the engine's records into the ring of the agent that watches this JVM, so that executors, coroutines and
 * hubs of Gantry's are seen as in a recording of Gantry's own. The agent begins it before the program's main method.
 */
final class AgentRelay {
    private AgentRelay() {}

    static void begin() {
        new Recorder(mainClass()).start();
    }

    /** The program's class, whose tasks' first lines are known; empty where it is compiled later. */
    private static Optional<Class<?>> mainClass() {
        String name = System.getProperty("sun.java.command", "").split(" ")[0];
        try {
            return Optional.of(Class.forName(name, false, ClassLoader.getSystemClassLoader()));
        } catch (ClassNotFoundException | LinkageError _) {
            return Optional.empty();
        }
    }
}
