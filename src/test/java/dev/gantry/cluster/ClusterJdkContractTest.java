package dev.gantry.cluster;

import dev.gantry.futures.process.ProcessExecutor;
import dev.gantry.futures.process.ProcessJdkContractTest;
import dev.gantry.futures.process.ProcessOptions;

/** The suite of the process pool, on a cluster. */
class ClusterJdkContractTest extends ProcessJdkContractTest {
    @Override
    protected ProcessExecutor pool(ProcessOptions options) {
        return OnCluster.pool(options);
    }

    @Override
    protected Class<? extends Throwable> lost() {
        return MemberLost.class;
    }

    @Override
    protected Class<? extends Throwable> broken() {
        return BrokenClusterPool.class;
    }
}
