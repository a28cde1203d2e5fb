package dev.gantry.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is found by its thread, with or without the thread's locals. */
class PerThreadTest {
    private final PerThread<Object> own = new PerThread<>();

    @Test
    @DisplayName("each thread finds its own, until it is removed")
    void apart() {
        own.set("mine");
        assertThat(CompletableFuture.supplyAsync(own::get).join()).isNull();
        assertThat(own.get()).isEqualTo("mine");
        own.remove();
        assertThat(own.get()).isNull();
    }

    @Test
    @DisplayName("a thread of the common pool finds its own in a later task, though its locals are erased after each")
    void commonPool() {
        ThreadLocal<Object> local = new ThreadLocal<>();
        Map<Thread, Object> known = new HashMap<>();
        int erased = 0;
        for (int i = 0; i < 200 || erased == 0; i++) {
            Thread[] thread = new Thread[1];
            boolean[] lost = new boolean[1];
            Object found = CompletableFuture.supplyAsync(() -> {
                thread[0] = Thread.currentThread();
                lost[0] = local.get() == null;
                local.set("set");
                if (own.get() == null) {
                    own.set(new Object());
                }
                return own.get();
            }).join();
            Object before = known.put(thread[0], found);
            if (before != null) {
                assertThat(found).isSameAs(before);
                erased += lost[0] ? 1 : 0;
            }
        }
    }
}
