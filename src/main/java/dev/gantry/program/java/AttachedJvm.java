package dev.gantry.program.java;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
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
 * JVM that runs already: the agent gets into it from outside, and leaves it again.
 *
 * <p>Tasks that were queued before are not known. From JDK 21 on, the JVM warns on its standard error that an agent was
 * loaded dynamically, unless it was started with {@code -XX:+EnableDynamicAgentLoading}.
 */
public final class AttachedJvm implements Attachment.Subject {
    private static final String STOP = "stop";
    private static final String OTHER_WAY = "start it with the option that 'gantry agent' prints.";

    private final long pid;
    private final Path rings;
    private final Agent agent;
    private final boolean stops;
    private final List<Path> given;
    private final Consumer<String> missing;
    private volatile Sources sources = Sources.NONE;

    /**
     * The JVM with this process id, which will write its ring into this folder.
     *
     * @param stops whether what stops all its threads is told too
     * @param given folders and jars where its sources are, besides where they are looked for anyway
     * @param missing is told what can't be seen of its JDK
     */
    public AttachedJvm(long pid, Path rings, Agent agent, boolean stops, List<Path> given,
            Consumer<String> missing) {
        this.pid = pid;
        this.rings = rings;
        this.agent = agent;
        this.stops = stops;
        this.given = given;
        this.missing = missing;
    }

    @Override
    public void begin() throws NotWatchable {
        if (ProcessHandle.of(pid).isEmpty()) {
            throw refused(Reason.NO_PROCESS, "there is no process %d. 'gantry attach' lists the JVMs.");
        }
        try {
            load(Agent.argument(rings, stops));
        } catch (AttachNotSupportedException _) {
            throw refused(Reason.NOT_ATTACHABLE, "process %d is no HotSpot JVM that lets itself be attached to; "
                    + OTHER_WAY);
        } catch (AgentLoadException | AgentInitializationException why) {
            throw refused(Reason.NO_AGENT, "process %d takes no agent: " + why.getMessage() + "; " + OTHER_WAY);
        } catch (IOException why) {
            throw refused(Reason.NOT_ATTACHABLE, "process %d can't be attached to, is it another user's? "
                    + why.getMessage() + "; " + OTHER_WAY);
        }
        if (!hasRing()) {
            throw refused(Reason.NO_RING, "process %d does not record: its standard error says why, or it is watched "
                    + "already.");
        }
    }

    private NotWatchable refused(Reason reason, String message) {
        return new NotWatchable(message.replace("%d", Long.toString(pid)), reason, List.of(Long.toString(pid)));
    }

    private void load(String argument)
            throws IOException, AttachNotSupportedException, AgentLoadException, AgentInitializationException,
            NotWatchable {
        VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid));
        try {
            if (!argument.equals(STOP)) {
                Properties properties = jvm.getSystemProperties();
                agent.prepare(JavaHome.in(Path.of(properties.getProperty("java.home")))).forEach(missing);
                Path folder = Path.of(properties.getProperty("user.dir", ""));
                sources = new JavaSources(given, Optional.empty(),
                        JavaSources.paths(properties.getProperty("java.class.path", ""), folder), folder);
            }
            jvm.loadAgent(agent.jar().toString(), argument);
        } finally {
            jvm.detach();
        }
    }

    private boolean hasRing() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(rings, pid + "-*.ring")) {
            return files.iterator().hasNext();
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public Sources sources() {
        return sources;
    }

    @Override
    public boolean goesOn() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    @Override
    public void end() {
        try {
            if (goesOn()) {
                load(STOP);
            }
        } catch (IOException | AttachNotSupportedException | AgentLoadException | AgentInitializationException
                | NotWatchable _) {
            // it ended meanwhile, or stopped to answer: its hooks do nothing without a follower but count what is lost
        }
    }
}
