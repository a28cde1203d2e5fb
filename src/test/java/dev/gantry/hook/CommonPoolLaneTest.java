package dev.gantry.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The lanes of threads whose locals are erased after each task, as those of the common pool are. */
class CommonPoolLaneTest {
    private final Recorder recorder = new Recorder(Recorder.Options.named("test"));

    @Test
    @DisplayName("a thread of the common pool has one lane, whatever number of tasks it runs")
    void oneLane() throws Exception {
        ThreadLocal<Object> local = new ThreadLocal<>();
        Map<Thread, Integer> lanes = new HashMap<>();
        recorder.start();
        try {
            int erased = 0;
            while (erased < 20) {
                erased += ForkJoinPool.commonPool().submit(() -> {
                    boolean lost = local.get() == null;
                    local.set("set");
                    int lane = Probe.lane();
                    Integer before = lanes.put(Thread.currentThread(), lane);
                    assertThat(lane).isEqualTo(before == null ? lane : before);
                    return before != null && lost ? 1 : 0;
                }).get();
            }
        } finally {
            recorder.stop();
        }
        assertThat(lanes.values()).doesNotHaveDuplicates();
    }
}
