package dev.gantry.program;

import java.nio.file.Path;
import java.util.Map;

/** Watching of what a command starts in another language: what its processes get in their environment besides. */
@FunctionalInterface
public interface Besides {
    /**
     * Variables that are added, or replaced.
     *
     * @param cache the user's cache folder, where what watches is laid out
     * @param rings the private folder that rings are written into
     * @param environment what the processes get else
     * @throws NotWatchable if what watches can't be laid out
     */
    Map<String, String> environment(Path cache, Path rings, Map<String, String> environment) throws NotWatchable;
}
