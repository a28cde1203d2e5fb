package dev.gantry.futures.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.Serializable;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.futures.Future;
import dev.gantry.futures.RemoteTraceback;
import dev.gantry.futures.TransferLimits;

/** One bad result fails one future, whatever is bad about it. */
@Tag("process")
@SuppressWarnings("this-escape") // the pool is opened by a method without state
public class ResultLimitsTest extends Conformance {
    private ProcessExecutor pool = pool(1);

    @AfterEach
    void close() {
        pool.close();
    }

    private void limited(TransferLimits limits) {
        pool.close();
        pool = pool(ProcessOptions.workers(1).withLimits(limits));
    }

    private void expectAlive() throws Exception {
        assertThat(pool.submit(() -> 7).result()).isEqualTo(7);
    }

    @SuppressWarnings("serial")
    private static final class Link implements Serializable {
        private Link next;

        static Link chain(int length) {
            Link chain = null;
            for (int i = 0; i < length; i++) {
                Link link = new Link();
                link.next = chain;
                chain = link;
            }
            return chain;
        }

        int length() {
            int length = 0;
            for (Link link = this; link != null; link = link.next) {
                length++;
            }
            return length;
        }
    }

    @Test
    @DisplayName("results up to the limit's depth come, and whatever is deeper fails its own future")
    void depth() throws Exception {
        for (int depth : new int[]{500, 950, 1000}) {
            assertThat(pool.submit(() -> Link.chain(depth)).result().length()).isEqualTo(depth);
        }
        for (int depth : new int[]{1001, 1010, 1200, 1400, 1500, 2000}) {
            assertThatThrownBy(pool.submit(() -> Link.chain(depth))::result)
                    .isInstanceOf(InvalidObjectException.class)
                    .hasMessageStartingWith("the result cannot be read in the parent process");
            expectAlive();
        }
    }

    @Test
    @DisplayName("another depth may be allowed")
    void anotherDepth() throws Exception {
        limited(TransferLimits.USUAL.withDepth(3));
        assertThat(pool.submit(() -> Link.chain(3)).result().length()).isEqualTo(3);
        assertThat(pool.submit(() -> Link.chain(4)).exception()).isInstanceOf(InvalidObjectException.class);
        expectAlive();
    }

    /** A few hundred bytes whose hash takes longer than the universe has existed. */
    private static Set<Object> bomb() {
        Set<Object> root = new HashSet<>();
        Set<Object> one = root;
        Set<Object> two = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            Set<Object> left = new HashSet<>();
            Set<Object> right = new HashSet<>();
            left.add("different");
            one.add(left);
            one.add(right);
            two.add(left);
            two.add(right);
            one = left;
            two = right;
        }
        return root;
    }

    @Test
    @DisplayName("a result that takes for ever to be read fails when its time is over; the worker goes "
            + "on, and so does who reads from it")
    void time() throws Exception {
        limited(TransferLimits.USUAL.withTime(Duration.ofMillis(300)));
        Slow.end = new java.util.concurrent.CountDownLatch(1); // a subclass may run in the same JVM
        Future<Object> endless = pool.submit(() -> new Slow());
        assertThatThrownBy(endless::result).isInstanceOf(InvalidObjectException.class)
                .hasMessageContaining("it took longer than 300 ms");
        expectAlive();
        assertThat(pool.submit(() -> "next").result()).isEqualTo("next");
        Slow.end.countDown();
    }

    /** Its reading in the parent ends when the test says so. */
    @SuppressWarnings("serial")
    private static final class Slow implements Serializable {
        static volatile java.util.concurrent.CountDownLatch end;

        private Object readResolve() {
            boolean interrupted = false;
            while (true) {
                try {
                    end.await();
                    break;
                } catch (InterruptedException _) {
                    interrupted = true; // as code does that computes
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return this;
        }
    }

    @Test
    @DisplayName("sets nested so deep that their hash never ends are one bad result too")
    void hashes() throws Exception {
        limited(TransferLimits.USUAL.withTime(Duration.ofMillis(300)));
        assertThatThrownBy(pool.submit(() -> bomb())::result).isInstanceOf(InvalidObjectException.class);
        expectAlive();
    }

    @Test
    @DisplayName("tasks and results that are longer than may travel fail their futures, and say so")
    void bytes() throws Exception {
        limited(TransferLimits.USUAL.withBytes(10_000));
        byte[] large = new byte[10_000];
        assertThatThrownBy(pool.submit(() -> large.length)::result).isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("10,000 can be sent");
        assertThatThrownBy(pool.submit(() -> new byte[10_000])::result).isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("10,000 can be sent");
        assertThat(pool.submit(() -> new byte[9_000]).result()).hasSize(9_000);
    }

    @SuppressWarnings("serial")
    private static final class ThrowsWhenWritten implements Serializable {
        private void writeObject(java.io.ObjectOutputStream out) {
            throw new IllegalStateException("not to " + out.getClass().getSimpleName());
        }
    }

    @Test
    @DisplayName("what a result's own writeObject throws arrives as it is, with the worker's stack trace")
    void writeObject() throws Exception {
        Throwable thrown = pool.submit(() -> new ThrowsWhenWritten()).exception();
        assertThat(thrown).isExactlyInstanceOf(IllegalStateException.class).hasMessage("not to ObjectOutputStream");
        assertThat(thrown.getCause()).isInstanceOf(RemoteTraceback.class).hasMessageContaining("writeObject");
        expectAlive();
    }

    @Test
    @DisplayName("limits are limits")
    void impossible() {
        assertThatThrownBy(() -> TransferLimits.USUAL.withBytes(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TransferLimits.USUAL.withBytes(TransferLimits.MOST_BYTES + 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TransferLimits.USUAL.withDepth(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TransferLimits.USUAL.withTime(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @SuppressWarnings("serial")
    private static final class BecomesNull extends Exception {
        private Object readResolve() {
            return null;
        }
    }

    @Test
    @DisplayName("an exception that becomes null when it is read fails its own future")
    void nullException() throws Exception {
        Future<Object> future = pool.submit(() -> {
            throw new BecomesNull();
        });
        assertThat(future.exception()).isInstanceOf(InvalidObjectException.class).hasMessageContaining("became null");
        expectAlive();
    }

    @Test
    @DisplayName("what is too long to be sent does not take the memory of its process first")
    void memory() throws Exception {
        pool.close();
        pool = pool(ProcessOptions.workers(1).withJvmArguments("-Xmx150m")
                .withLimits(TransferLimits.USUAL.withBytes(1_000_000)));
        assertThatThrownBy(pool.submit(() -> new byte[90_000_000])::result)
                .isInstanceOf(NotSerializableException.class).hasMessageContaining("1,000,000 can be sent");
        expectAlive();
    }
}
