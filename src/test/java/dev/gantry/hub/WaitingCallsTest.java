package dev.gantry.hub;

import static dev.gantry.hub.BothKinds.Hubs.ms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gantry.coroutine.GreenletExit;

/** Every call that can wait, on hubs of both kinds, from the main program and from a task: all behave alike. */
class WaitingCallsTest {
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    @interface EveryCall {}

    private final List<Object> log = new ArrayList<>();

    static Stream<Arguments> calls() {
        return Arrays.stream(Way.values())
                .flatMap(way -> Arrays.stream(WaitingCall.values()).map(call -> Arguments.of(way, call)));
    }

    @EveryCall
    @DisplayName("the others run while it waits, and it goes on when it may")
    void letsOthersRun(Way way, WaitingCall call) throws Exception {
        AtomicLong now = new AtomicLong();
        way.run(now::get, hub -> {
            WaitingCall.Case prepared = call.on(hub);
            HubTask<Void> other = hub.spawn(() -> {
                hub.sleep(ms(0));
                log.add("other");
            });
            hub.spawn(() -> {
                other.join();
                if (prepared.release() == null) {
                    now.addAndGet(ms(3_600_000).toNanos());
                } else {
                    prepared.release().run();
                }
            });
            prepared.waits().run();
            assertThat(log).containsExactly("other");
        });
    }

    @EveryCall
    @DisplayName("a time limit ends its wait, once; what it waited for is as before")
    void limited(Way way, WaitingCall call) throws Exception {
        way.run(hub -> {
            WaitingCall.Case prepared = call.on(hub);
            try (Timeout limit = hub.timeout(ms(2))) {
                assertThatThrownBy(() -> prepared.waits().run()).isSameAs(limit);
            }
            hub.sleep(ms(0));
            goesOn(hub, prepared);
        });
    }

    @EveryCall
    @DisplayName("a task that waits in it can be killed; what it waited for is as before")
    void killed(Way way, WaitingCall call) throws Exception {
        way.run(hub -> {
            WaitingCall.Case prepared = call.on(hub);
            HubTask<Void> task = hub.spawn(() -> {
                log.add("waits");
                prepared.waits().run();
                log.add("not reached");
            });
            hub.sleep(ms(0));
            task.kill();
            assertThat(task.value()).isInstanceOf(GreenletExit.class);
            assertThat(log).containsExactly("waits");
            goesOn(hub, prepared);
        });
    }

    @EveryCall
    @DisplayName("an interrupt of its thread ends its wait")
    void interrupted(Way way, WaitingCall call) throws Exception {
        way.run(hub -> {
            WaitingCall.Case prepared = call.on(hub);
            Thread waiting = Thread.currentThread();
            if (way.inTask && way.kind == Hub.Kind.COOPERATIVE) {
                return; // the thread's interrupt is the main program's
            }
            hub.spawn(() -> {
                Thread other = Thread.ofPlatform().start(waiting::interrupt);
                while (other.isAlive()) {
                    Thread.onSpinWait(); // keeps the thread: the loop must not find that nothing is left
                }
            });
            assertThatThrownBy(() -> prepared.waits().run()).isInstanceOf(InterruptedException.class);
            goesOn(hub, prepared);
        });
    }

    @EveryCall
    @DisplayName("where nothing is left that could end its wait, the main program gets LoopExit")
    void forEver(Way way, WaitingCall call) throws Exception {
        try (Hub hub = BothKinds.Hubs.of(way.kind)) {
            WaitingCall.Case prepared = call.on(hub);
            if (!prepared.forEver()) {
                return;
            }
            if (way.inTask) {
                HubTask<Void> task = hub.spawn(() -> prepared.waits().run());
                assertThatThrownBy(task::join).isInstanceOf(LoopExit.class);
                hub.spawn(() -> prepared.release().run());
                task.get();
            } else {
                assertThatThrownBy(() -> prepared.waits().run()).isInstanceOf(LoopExit.class);
                goesOn(hub, prepared);
            }
        }
    }

    private static void goesOn(Hub hub, WaitingCall.Case prepared) throws Exception {
        if (prepared.release() != null) {
            hub.spawn(() -> prepared.release().run());
            prepared.waits().run();
        }
    }
}
