package dev.gantry.program.java;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

import com.sun.tools.attach.VirtualMachine;

import dev.gantry.program.NotWatchable;

/**
 * JVM that runs on this machine, as far as it can be told without attaching to it.
 *
 * @param pid its process id
 * @param name its main class or jar, and its arguments; {@code java} if it does not tell
 * @param version the feature release of its JDK, such as 17; empty if that is not known
 * @param obstacle why it can't be attached to; empty if it may be tried
 */
public record RunningJvm(long pid, String name, OptionalInt version, Optional<Obstacle> obstacle) {
    private static final String JAVA = "java";

    /** What the JDK lists where a JVM does not tell. */
    private static final String UNKNOWN = "Unknown";

    private static final Set<String> WITH_VALUE = Set.of("-cp", "-classpath", "--class-path", "-p", "--module-path",
            "--add-modules", "--add-exports", "--add-opens", "--add-reads", "--limit-modules", "--upgrade-module-path");
    private static final String SOURCE_LAUNCHER = "com.sun.tools.javac.launcher.";

    /** Why a JVM can't be attached to. */
    public enum Obstacle {
        /** It is another user's. */
        OTHER_USER,
        /** Its JDK is older than {@link JavaHome#OLDEST}. */
        OLD_JDK,
        /** It was started with {@code -XX:+DisableAttachMechanism}. */
        NO_ATTACHING,
        /** It was started with {@code -XX:-EnableDynamicAgentLoading}. */
        NO_AGENTS,
        /** It was started with Gantry's agent, or is attached to by it. */
        WATCHED
    }

    /** All that can be found but this one, by their process ids. Takes some 100 ms. */
    public static List<RunningJvm> all() {
        Map<Long, String> named = new LinkedHashMap<>();
        VirtualMachine.list().stream().filter(jvm -> jvm.id().chars().allMatch(Character::isDigit))
                .forEach(jvm -> named.put(Long.parseLong(jvm.id()), jvm.displayName()));
        ProcessHandle self = ProcessHandle.current();
        List<RunningJvm> all = new ArrayList<>();
        ProcessHandle.allProcesses().filter(process -> process.pid() != self.pid())
                .filter(process -> named.containsKey(process.pid()) || isJava(process.info()))
                .forEach(process -> all.add(of(process, named.getOrDefault(process.pid(), ""), self)));
        all.sort(Comparator.comparingLong(RunningJvm::pid));
        return all;
    }

    /** The JVM with this process id, if it can be found. */
    public static Optional<RunningJvm> find(long pid) {
        return all().stream().filter(jvm -> jvm.pid() == pid).findFirst();
    }

    /** Its name in short: the main class, jar or source file, without folders and arguments. */
    public String shortName() {
        String[] words = name.split(" ");
        String main = words.length > 1 && words[0].contains(SOURCE_LAUNCHER) ? words[1] : words[0];
        return main.substring(main.lastIndexOf('/') + 1);
    }

    /** Whether this is the java command; what another user runs tells only its command line, if anything. */
    private static boolean isJava(ProcessHandle.Info info) {
        return Stream.concat(info.command().stream(),
                info.commandLine().map(line -> line.split(" ")[0]).stream()).anyMatch(JavaHome::isCommand);
    }

    private static RunningJvm of(ProcessHandle process, String listed, ProcessHandle self) {
        ProcessHandle.Info info = process.info();
        List<String> options = info.arguments().map(List::of).orElse(List.of());
        String name = listed.isBlank() || listed.equals(UNKNOWN) ? named(options) : listed;
        boolean isOurs = info.user().equals(self.info().user());
        if (!isOurs) {
            return new RunningJvm(process.pid(), name, OptionalInt.empty(), Optional.of(Obstacle.OTHER_USER));
        }
        OptionalInt version = info.command().map(RunningJvm::version).orElse(OptionalInt.empty());
        return new RunningJvm(process.pid(), name, version, obstacle(options, version));
    }

    /** What follows java's own options. */
    static String named(List<String> words) {
        int at = 0;
        while (at < words.size() && words.get(at).startsWith("-")) {
            at += WITH_VALUE.contains(words.get(at)) ? 2 : 1;
        }
        return at < words.size() ? String.join(" ", words.subList(at, words.size())) : JAVA;
    }

    static Optional<Obstacle> obstacle(List<String> options, OptionalInt version) {
        if (version.isPresent() && version.getAsInt() < JavaHome.OLDEST) {
            return Optional.of(Obstacle.OLD_JDK);
        }
        if (options.contains("-XX:+DisableAttachMechanism")) {
            return Optional.of(Obstacle.NO_ATTACHING);
        }
        if (options.contains("-XX:-EnableDynamicAgentLoading")) {
            return Optional.of(Obstacle.NO_AGENTS);
        }
        return options.stream().anyMatch(option -> option.startsWith("-javaagent:") && option.contains("gantry-agent"))
                ? Optional.of(Obstacle.WATCHED)
                : Optional.empty();
    }

    /** The release of the JDK whose java command this is. */
    private static OptionalInt version(String command) {
        try {
            return OptionalInt.of(JavaHome.in(Path.of(command).toRealPath().getParent().getParent()).version());
        } catch (NotWatchable why) {
            return why.reason() == NotWatchable.Reason.OLD_JDK && !why.about().get(1).isEmpty()
                    ? OptionalInt.of(Integer.parseInt(why.about().get(1)))
                    : OptionalInt.empty();
        } catch (IOException | InvalidPathException | NullPointerException _) {
            return OptionalInt.empty(); // it ended, or lies in no folder of a JDK
        }
    }
}
