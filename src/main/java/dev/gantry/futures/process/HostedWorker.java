package dev.gantry.futures.process;

import java.io.IOException;
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
    public static Link start(String name, List<String> jvmArguments) throws IOException {
        FastStart fast = Boolean.getBoolean(ProcessOptions.PLAIN)
                ? FastStart.OFF
                : FastStart.of(Launch.java(), Child.class);
        return new ProcessLink(name, new Launch(jvmArguments, fast).start());
    }
}
