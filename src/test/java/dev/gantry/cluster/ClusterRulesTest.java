package dev.gantry.cluster;

import dev.gantry.futures.process.ProcessExecutor;
import dev.gantry.futures.process.ProcessOptions;
import dev.gantry.futures.process.ProcessRulesTest;

/** The suite of the process pool, on a cluster. */
class ClusterRulesTest extends ProcessRulesTest {
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
