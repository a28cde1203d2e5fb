package dev.gantry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.gantry.cli.terminal.Failure;
import dev.gantry.folder.Folders;
import dev.gantry.folder.PrivateFiles;
import dev.gantry.program.NotWatchable;
import dev.gantry.program.java.Agent;
import dev.gantry.program.java.JavaHome;

/** {@code gantry agent}: the option with which a JVM records itself, for servers that are started elsewhere. */
@Command(name = "agent", description = {
        "Prints the option with which a JVM records itself, for servers: java -javaagent:... -jar server.jar",
        "The JVM writes a ring file into FOLDER, which 'gantry attach FOLDER' follows, now or later. It takes up to "
                + "80 MB; what comes after 64 MB that nobody followed is lost, and counted."},
        mixinStandardHelpOptions = true)
final class AgentCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "Where the ring is written, a private folder; if "
            + "not given, one of the user's session.")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--java", paramLabel = "HOME", description = "The folder of the JDK that it is for; if not given, "
            + "JAVA_HOME, else that of the java on the path.")
    private Optional<String> java = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            Agent agent = Agent.in(Folders.usual().cache());
            agent.prepare(JavaHome.find(java, System.getenv()))
                    .forEach(what -> err.println(ProgramOptions.lacks(what)));
            Path rings = PrivateFiles.folder(folder.orElseGet(() -> Folders.usual().session().resolve("rings")));
            out.println(agent.option(rings.toAbsolutePath()));
            out.flush();
            return 0;
        } catch (NotWatchable why) {
            throw new Failure(Failure.USE, why.getMessage());
        } catch (IOException notMade) {
            throw new Failure(Failure.RUN, "the folder for the ring can't be made: " + notMade.getMessage());
        }
    }
}
