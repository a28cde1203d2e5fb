package dev.gantry.hub;

import static dev.gantry.hub.BothKinds.Hubs.ms;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What nobody can use any more is freed. */
class FreedTest {
    @ParameterizedTest
    @EnumSource(Hub.Kind.class)
    @DisplayName("a hub that was not closed is freed with its thread, and the tasks that are suspended on it too")
    void unclosed(Hub.Kind kind) throws Exception {
        AtomicReference<WeakReference<Hub>> hub = new AtomicReference<>();
        AtomicReference<WeakReference<HubTask<?>>> task = new AtomicReference<>();
        Thread thread = Thread.ofPlatform().start(() -> leave(kind, hub, task));
        thread.join();
        for (int i = 0; i < 500 && !(hub.get().refersTo(null) && task.get().refersTo(null)); i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(hub.get().get()).isNull();
        assertThat(task.get().get()).isNull();
    }

    private static void leave(Hub.Kind kind, AtomicReference<WeakReference<Hub>> left,
            AtomicReference<WeakReference<HubTask<?>>> leftTask) {
        Hub hub = BothKinds.Hubs.of(kind);
        Event never = new Event(hub);
        HubTask<Void> task = hub.spawn(() -> never.await());
        HubTask<Void> sleeper = hub.spawn(() -> hub.sleep(ms(3_600_000)));
        try {
            sleeper.join(ms(1));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        left.set(new WeakReference<>(hub));
        leftTask.set(new WeakReference<>(task));
    }
}
