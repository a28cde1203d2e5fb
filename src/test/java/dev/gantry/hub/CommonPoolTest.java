package dev.gantry.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.coroutine.Greenlet;

/** Greenlets and hubs of a thread whose locals are erased between two tasks, as the common pool does. */
class CommonPoolTest {
    private record Left(Hub hub, Greenlet greenlet, Greenlet main) {}

    @Test
    @DisplayName("a greenlet that was suspended in one task of the common pool goes on in the next, and so does the "
            + "hub")
    void goOn() throws Exception {
        Map<Thread, Left> left = new HashMap<>();
        boolean wentOn = false;
        while (!wentOn) {
            wentOn = inCommonPool(() -> {
                Left before = left.get(Thread.currentThread());
                if (before == null) {
                    left.put(Thread.currentThread(), leave());
                    return false;
                }
                assertThat(Greenlet.main()).isSameAs(before.main);
                assertThat(before.greenlet.switchTo("again")).isSameAs(before.greenlet);
                assertThat(Hub.current()).containsSame(before.hub);
                assertThat(before.hub.spawn(() -> 5).get()).isEqualTo(5);
                before.hub.close();
                assertThat(Hub.current()).isEmpty();
                return true;
            });
        }
    }

    private static Left leave() throws Exception {
        Greenlet main = Greenlet.main();
        Greenlet greenlet = new Greenlet(_ -> {
            main.switchTo();
            return Greenlet.current();
        });
        greenlet.switchTo();
        Hub hub = Hub.cooperative();
        hub.sleep(Duration.ZERO);
        return new Left(hub, greenlet, main);
    }

    private static <T> T inCommonPool(Callable<T> task) throws Exception {
        return ForkJoinPool.commonPool().submit(task).get();
    }
}
