package dev.gantry.cluster;

import org.junit.jupiter.api.BeforeAll;

import dev.gantry.futures.process.ProcessExecutor;
import dev.gantry.futures.process.ProcessOptions;
import dev.gantry.futures.process.ProcessShutdownTest;

/** The suite of the process pool, on a cluster. */
class ClusterShutdownTest extends ProcessShutdownTest {
    /** It stays, with its threads and members: none of them is left by a test. */
    @BeforeAll
    static void cluster() {
        Members.shared();
    }

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
