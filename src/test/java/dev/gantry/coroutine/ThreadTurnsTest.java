package dev.gantry.coroutine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.Jvm;

/** Generators on threads of their own, where the JDK's continuation is missing. */
class ThreadTurnsTest {
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
}
