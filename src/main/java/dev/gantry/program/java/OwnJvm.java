package dev.gantry.program.java;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;

import dev.gantry.program.Attachment;
import dev.gantry.program.NotWatchable;
import dev.gantry.program.NotWatchable.Reason;
import dev.gantry.program.Sources;

/**
 * This JVM, which watches itself. A JVM may not attach to itself, so a second one does that for it, once; later
 * recordings call the agent that is there.
 */
public final class OwnJvm implements Attachment.Subject {
    private static final String AGENT = "dev.gantry.agent.Agent";
    private static final Object LOADING = new Object();

    private final Path rings;
    private final Agent agent;
    private final Consumer<String> missing;

    /**
     * This JVM, which will write its ring into this folder.
     *
     * @param missing is told what can't be seen of its JDK
     */
    public OwnJvm(Path rings, Agent agent, Consumer<String> missing) {
        this.rings = rings;
        this.agent = agent;
        this.missing = missing;
    }

    /** Has the JVM with this process id load an agent: arguments are the id, the agent's jar, and what it is told. */
    public static void main(String[] arguments) throws IOException {
        try {
            VirtualMachine jvm = VirtualMachine.attach(arguments[0]);
            try {
                jvm.loadAgent(arguments[1], arguments[2]);
            } finally {
                jvm.detach();
            }
        } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException | IOException why) {
            System.out.print(why.getMessage());
            System.exit(1);
        }
    }

    @Override
    public void begin() throws NotWatchable {
        synchronized (LOADING) {
            if (isLoaded()) {
                tell(rings.toString());
            } else {
                agent.prepare(JavaHome.in(Path.of(System.getProperty("java.home")))).forEach(missing);
                load();
            }
        }
        try (var files = Files.newDirectoryStream(rings, "*.ring")) {
            if (!files.iterator().hasNext()) {
                throw new NotWatchable("this JVM does not record: its standard error says why, or it is watched "
                        + "already", Reason.NO_RING, List.of());
            }
        } catch (IOException unread) {
            throw new NotWatchable("%s can't be read: %s".formatted(rings, unread.getMessage()));
        }
    }

    @Override
    public Sources sources() {
        Path folder = Path.of("").toAbsolutePath();
        return new JavaSources(List.of(), Optional.empty(),
                JavaSources.paths(System.getProperty("java.class.path", ""), folder), folder);
    }

    @Override
    public boolean goesOn() {
        return true;
    }

    @Override
    public void end() {
        try {
            tell("stop");
        } catch (NotWatchable _) {
            // it is not there: nothing was begun
        }
    }

    private void load() throws NotWatchable {
        try {
            Path own = Path.of(OwnJvm.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            Process second = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", own.toString(), OwnJvm.class.getName(),
                    Long.toString(ProcessHandle.current().pid()), agent.jar().toString(), rings.toString())
                    .redirectErrorStream(true).start();
            second.getOutputStream().close();
            String said = new String(second.getInputStream().readAllBytes());
            if (second.waitFor() != 0) {
                throw new NotWatchable("this JVM takes no agent: " + said.strip(), Reason.NO_AGENT, List.of());
            }
        } catch (IOException | URISyntaxException wrong) {
            throw new NotWatchable("no second JVM can be started to watch this one: " + wrong.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new NotWatchable("this thread was interrupted before it could be watched");
        }
    }

    private static boolean isLoaded() {
        try {
            Class.forName(AGENT, false, ClassLoader.getSystemClassLoader());
            return true;
        } catch (ClassNotFoundException _) {
            return false;
        }
    }

    private static void tell(String argument) throws NotWatchable {
        try {
            for (Method method : Class.forName(AGENT, true, ClassLoader.getSystemClassLoader()).getMethods()) {
                if (method.getName().equals("agentmain")) {
                    method.invoke(null, argument, null);
                }
            }
        } catch (ReflectiveOperationException wrong) {
            Throwable why = wrong instanceof InvocationTargetException ? wrong.getCause() : wrong;
            throw new NotWatchable("the agent in this JVM does not answer: " + why);
        }
    }
}
