package dev.gantry.program.java;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is in the agent's jar. */
public final class AgentFiles {
    private AgentFiles() {}

    /** The class files of the hooks. */
    public static Map<String, byte[]> hooks() throws IOException {
        return Agent.hooks();
    }

    /** The agent's own weaver, as it weaves classes of libraries. */
    public static final class Weaver implements AutoCloseable {
        private final Path jar;
        private final URLClassLoader agent;

        /** A weaver of the agent's jar. */
        public Weaver() throws IOException {
            jar = Files.createTempFile("gantry", ".jar");
            try (InputStream in = Agent.class.getResourceAsStream("gantry-agent.jar")) {
                Files.write(jar, Objects.requireNonNull(in).readAllBytes());
            }
            agent = new URLClassLoader(new URL[]{jar.toUri().toURL()}, null);
        }

        /**
         * The class with the hooks of its rules; null if they don't hold for it.
         *
         * @param rules as the agent reads them
         * @param missing gets what they name and the class lacks
         */
        public byte[] weave(byte[] file, byte[] rules, List<String> missing) throws ReflectiveOperationException {
            Class<?> type = agent.loadClass("dev.gantry.agent.weave.HookRule$Rules");
            try {
                return (byte[]) agent.loadClass("dev.gantry.agent.weave.LibraryClass")
                        .getMethod("weave", byte[].class, type, List.class)
                        .invoke(null, file, type.getConstructor(byte[].class).newInstance(rules), missing);
            } catch (InvocationTargetException wrong) {
                throw new AssertionError(wrong.getCause());
            }
        }

        @Override
        public void close() throws IOException {
            agent.close();
            Files.delete(jar);
        }
    }
}
