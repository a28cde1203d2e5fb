package dev.gantry.cluster;

import dev.gantry.futures.process.ProcessExecutor;
import dev.gantry.futures.process.ProcessFuturesTest;
import dev.gantry.futures.process.ProcessOptions;

/** The suite of the process pool, on a cluster. */
class ClusterFuturesTest extends ProcessFuturesTest {
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
