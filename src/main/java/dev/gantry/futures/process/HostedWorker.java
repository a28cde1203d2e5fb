package dev.gantry.futures.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.gantry.futures.process.start.FastStart;
import dev.gantry.futures.remote.Link;

/** Worker process for a pool that is elsewhere: what reaches it by this link is its pool. Safe for all threads. */
public final class HostedWorker {
    private HostedWorker() {}

    /**
     * Starts one, with the cache that makes that fast if it is there.
     *
     * @param name for people
     * @param jvmArguments further options of its JVM
     */
    @SuppressWarnings("exports") // links are among Gantry's own packages
    public static Link start(String name, List<String> jvmArguments) throws IOException {
        FastStart fast = Boolean.getBoolean(ProcessOptions.PLAIN)
                ? FastStart.OFF
                : FastStart.of(Launch.java(), Child.class);
        return new ProcessLink(name, new Launch(jvmArguments, fast).start());
    }

    /**
     * A program beside this one, in a JVM of its own with the same classes, ready to start.
     *
     * @param options of its JVM
     */
    public static ProcessBuilder program(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(Launch.java());
        command.addAll(options);
        command.addAll(List.of("-cp", Launch.classPath(), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
