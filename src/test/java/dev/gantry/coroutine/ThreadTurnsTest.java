package dev.gantry.coroutine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.Jvm;

/** Generators on threads of their own, where the JDK's continuation is missing. */
class ThreadTurnsTest {
    private static final int ROUNDS = 100_000;

    @Test
    @Tag("process")
    @DisplayName("in a JVM without the continuation generators answer as they do in one that has it")
    void same() throws Exception {
        List<String> without = new ArrayList<>(Jvm.run(GeneratorTranscript.class).lines());
        assertThat(without).isEqualTo(GeneratorTranscript.lines());
    }

    @Test
    @DisplayName("an interrupt of who asks reaches the body that blocks, and comes out as what it makes of it")
    void interrupt() throws Exception {
        CountDownLatch blocks = new CountDownLatch(1);
        List<Object> log = new ArrayList<>();
        ThreadTurns[] turns = new ThreadTurns[1];
        turns[0] = new ThreadTurns(() -> {
            try {
                blocks.countDown();
                Thread.sleep(3_600_000);
            } catch (InterruptedException e) {
                log.add("interrupted");
            }
            turns[0].suspend();
            log.add("status " + Thread.currentThread().isInterrupted());
            Thread.currentThread().interrupt();
        });
        Thread asking = Thread.ofPlatform().start(() -> {
            turns[0].go();
            log.add("status " + Thread.currentThread().isInterrupted());
            Thread.currentThread().interrupt();
            turns[0].go();
            log.add("status " + Thread.currentThread().isInterrupted());
        });
        blocks.await();
        asking.interrupt();
        asking.join();
        assertThat(log).containsExactly("interrupted", "status false", "status true", "status true");
        assertThat(turns[0].isDone()).isTrue();
    }

    @Test
    @DisplayName("an interrupt that comes while the body gives its turn back stays with who asked")
    void interruptMeetsYield() throws Exception {
        AtomicInteger round = new AtomicInteger();
        AtomicInteger sent = new AtomicInteger();
        Random random = new Random(1);
        ThreadTurns[] turns = new ThreadTurns[1];
        turns[0] = new ThreadTurns(() -> {
            while (round.incrementAndGet() <= ROUNDS) {
                for (int spins = random.nextInt(500); spins > 0; spins--) {
                    Thread.onSpinWait();
                }
                turns[0].suspend();
            }
        });
        Thread asking = Thread.currentThread();
        Thread interrupting = Thread.ofPlatform().start(() -> {
            for (int each = 1; each <= ROUNDS; each++) {
                while (round.get() < each) {
                    Thread.yield();
                }
                asking.interrupt();
                sent.set(each);
            }
        });
        for (int each = 1; each <= ROUNDS; each++) {
            turns[0].go();
            while (sent.get() < each) {
                Thread.yield();
            }
            assertThat(Thread.interrupted()).as("round %s", each).isTrue();
        }
        turns[0].go();
        assertThat(turns[0].isDone()).isTrue();
        interrupting.join();
    }

    @Test
    @DisplayName("a suspended body whose thread is interrupted waits on, and finds the interrupt at its next turn")
    void interruptedWhileSuspended() {
        List<Object> log = new ArrayList<>();
        Thread[] own = new Thread[1];
        ThreadTurns[] turns = new ThreadTurns[1];
        turns[0] = new ThreadTurns(() -> {
            own[0] = Thread.currentThread();
            turns[0].suspend();
            log.add("status " + Thread.interrupted());
        });
        turns[0].go();
        untilItWaits(own[0]);
        own[0].interrupt();
        untilItWaits(own[0]);
        turns[0].go();
        assertThat(log).containsExactly("status true");
        assertThat(Thread.interrupted()).isFalse();
    }

    /** Until it waits and has taken notice of an interrupt. */
    private static void untilItWaits(Thread thread) {
        while (thread.isInterrupted() || thread.getState() != Thread.State.WAITING) {
            Thread.yield();
        }
    }
}
