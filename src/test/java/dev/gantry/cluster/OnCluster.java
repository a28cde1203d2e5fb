package dev.gantry.cluster;

import dev.gantry.futures.process.ProcessExecutor;
import dev.gantry.futures.process.ProcessOptions;

/** Pools of the shared cluster in place of pools of processes. */
final class OnCluster {
    private OnCluster() {}

    static ProcessExecutor pool(ProcessOptions options) {
        ClusterOptions same = new ClusterOptions(options.maxWorkers(), options.initializer(),
                options.maxTasksPerChild(), options.jvmArguments(), 0, options.limits());
        return new ClusterPool(Members.shared().cluster, same);
    }
}
