package dev.gantry.futures.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.logging.Level;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.futures.Future;
import dev.gantry.futures.LogCapture;
import dev.gantry.futures.RemoteTraceback;
import dev.gantry.futures.TransferLimits;
import dev.gantry.futures.remote.Message;

/** What a user is told when something fails, and whom it concerns. */
@Tag("process")
class ProcessErrorsTest {
    @TempDir
    Path folder;
    private ProcessPool pool = new ProcessPool(1);

    @AfterEach
    void close() throws Exception {
        Gate.in(folder, Gate.ALL).open();
        pool.close();
    }

    /** Its causes are its own affair. */
    @SuppressWarnings("serial")
    private static final class OwnCauses extends Exception {
        private final boolean throwing;

        OwnCauses(boolean throwing) {
            super("own causes");
            this.throwing = throwing;
        }

        @Override
        public synchronized Throwable initCause(Throwable cause) {
            if (throwing) {
                throw new UnsupportedOperationException();
            }
            return this;
        }

        @Override
        public synchronized Throwable getCause() {
            return throwing ? null : this;
        }
    }

    @Test
    @DisplayName("58: an exception that takes no cause comes back, with the worker's stack trace beside it")
    void ownCauses() throws Exception {
        for (boolean throwing : new boolean[]{true, false}) {
            Throwable thrown = pool.submit(() -> {
                throw new OwnCauses(throwing);
            }).exception();
            assertThat(thrown).isExactlyInstanceOf(OwnCauses.class);
            assertThat(thrown.getSuppressed()).singleElement().isInstanceOf(RemoteTraceback.class);
        }
        assertThat(pool.submit(() -> 1).result()).isEqualTo(1);
    }

    @Test
    @DisplayName("58: causes and suppressed exceptions come back too; the worker's stack trace is the last cause")
    void causes() throws Exception {
        Throwable thrown = pool.submit(() -> {
            Exception outer = new IOException("outer", new IllegalStateException("inner"));
            outer.addSuppressed(new IllegalArgumentException("suppressed"));
            throw outer;
        }).exception();
        assertThat(thrown).hasMessage("outer");
        assertThat(thrown.getSuppressed()).singleElement().isExactlyInstanceOf(IllegalArgumentException.class);
        assertThat(thrown.getCause()).isExactlyInstanceOf(IllegalStateException.class).hasMessage("inner");
        assertThat(thrown.getCause().getCause()).isInstanceOf(RemoteTraceback.class).hasMessageContaining("outer");
    }

    private static int endless(int depth) {
        return endless(depth + 1) + 1;
    }

    @Test
    @DisplayName("58: an error that the JVM makes without a constructor comes with the worker's stack trace too")
    void ofTheJvm() throws Exception {
        Throwable thrown = pool.submit(() -> endless(0)).exception();
        assertThat(thrown).isExactlyInstanceOf(StackOverflowError.class).hasNoSuppressedExceptions();
        assertThat(thrown.getStackTrace()[0].getMethodName()).isEqualTo("endless");
        assertThat(thrown.getCause()).isInstanceOf(RemoteTraceback.class).hasMessageContaining("endless");
    }

    @SuppressWarnings("serial")
    private static final class Mute extends RuntimeException {
        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }
    }

    @Test
    @DisplayName("58: an exception that throws when it is asked for its text fails its own future only")
    void mute() throws Exception {
        Throwable thrown = pool.submit(() -> {
            throw new Mute();
        }).exception();
        assertThat(thrown).isExactlyInstanceOf(Mute.class);
        assertThat(thrown.getCause()).isInstanceOf(RemoteTraceback.class).hasMessageContaining("Mute");
        assertThat(pool.submit(() -> 1).result()).isEqualTo(1);
    }

    private static class Evil extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String toString() {
            throw new AssertionError("no text");
        }
    }

    private static final class NoCause extends Evil {
        private static final long serialVersionUID = 1;

        @Override
        public Throwable getCause() {
            throw new AssertionError("no cause");
        }
    }

    private static final class Endless extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public Throwable getCause() {
            return new Endless();
        }
    }

    private static final class ThrowsItself extends RuntimeException {
        private static final long serialVersionUID = 1;

        private void writeObject(ObjectOutputStream out) {
            throw this;
        }
    }

    private static final class UnreadableHere implements Serializable {
        private static final long serialVersionUID = 1;

        private void readObject(ObjectInputStream in) {
            throw new Evil();
        }
    }

    @Test
    @DisplayName("58: an exception or a result whose own methods fail in any way fails its own future only")
    void evil() throws Exception {
        assertThat(pool.submit(() -> {
            throw new NoCause();
        }).exception()).isExactlyInstanceOf(NoCause.class);
        assertThat(pool.submit(() -> {
            throw new Endless();
        }).exception()).isExactlyInstanceOf(Endless.class);
        assertThat(pool.submit(() -> {
            throw new ThrowsItself();
        }).exception()).isExactlyInstanceOf(NotSerializableException.class);
        assertThat(pool.submit(UnreadableHere::new).exception()).isExactlyInstanceOf(InvalidObjectException.class);
        assertThat(pool.submit(() -> 1).result()).isEqualTo(1);
    }

    @SuppressWarnings("serial")
    private static final class Unsendable extends RuntimeException {
        final Object thing = new Object();

        Unsendable() {
            super("the task's own words");
        }
    }

    @Test
    @DisplayName("64: of an exception that cannot be sent its text comes, and why it cannot")
    void unsendable() throws Exception {
        Throwable thrown = pool.submit(() -> {
            throw new Unsendable();
        }).exception();
        assertThat(thrown).isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("the task's own words")
                .hasMessageContaining("java.lang.Object is not serializable");
        assertThat(thrown.getCause()).isInstanceOf(RemoteTraceback.class)
                .hasMessageContaining("ProcessErrorsTest.java:");
    }

    @Test
    @DisplayName("64: what is too long to be sent fails its own future, and the message gives the limit")
    void tooLong() throws Exception {
        pool.close();
        pool = new ProcessPool(ProcessOptions.workers(1).withJvmArguments("-Xmx1g"));
        Throwable thrown = pool.submit(() -> new byte[TransferLimits.USUAL.bytes() + 1]).exception();
        assertThat(thrown).isInstanceOf(NotSerializableException.class)
                .hasMessageMatching("(?s).*byte\\[\\] has too many bytes when serialised, [0-9,.]+ can be sent.*");
        assertThat(pool.submit(() -> 1).result()).isEqualTo(1);
    }

    @SuppressWarnings("serial")
    private static final class Unreadable implements Serializable {
        private Object readResolve() throws InvalidObjectException {
            throw new InvalidObjectException("not to be read");
        }
    }

    @Test
    @DisplayName("65: what cannot be read in the worker breaks the pool, which says what and why")
    void unreadable() throws Exception {
        Unreadable argument = new Unreadable();
        Throwable thrown = pool.submit(() -> argument.hashCode()).exception();
        assertThat(thrown).isInstanceOf(BrokenProcessPool.class);
        assertThat(thrown.getCause()).hasMessageContaining("cannot be read there").hasMessageContaining(
                "InvalidObjectException: not to be read");
    }

    @Test
    @DisplayName("65: System.exit in a task ends the process, and so the pool, which names the exit code")
    void exit() throws Exception {
        Throwable thrown = pool.submit(() -> System.exit(0)).exception();
        assertThat(thrown).isInstanceOf(BrokenProcessPool.class);
        assertThat(thrown.getCause()).hasMessageContaining("ended with exit code 0");
    }

    @Test
    @DisplayName("30: an initializer that fails is logged")
    void initializer() throws Exception {
        pool.close();
        try (LogCapture log = new LogCapture()) {
            pool = new ProcessPool(ProcessOptions.workers(1).initializedBy(() -> {
                throw new IllegalStateException("error in initializer");
            }));
            assertThat(pool.submit(() -> 1).exception()).isInstanceOf(BrokenProcessPool.class);
            assertThat(log.records()).singleElement().satisfies(said -> {
                assertThat(said.getLevel()).isEqualTo(Level.SEVERE);
                assertThat(said.getMessage()).isEqualTo("Exception in initializer:");
                assertThat(said.getThrown()).hasMessageContaining("error in initializer");
            });
        }
    }

    @Test
    @DisplayName("an initializer is something that can be called, and sent")
    void noInitializer() {
        assertThatThrownBy(() -> ProcessOptions.workers(1).initializedBy(null))
                .hasMessage("initializer must be a callable");
        Object thing = new Object();
        assertThatThrownBy(() -> new ProcessPool(ProcessOptions.workers(1).initializedBy(() -> thing.hashCode())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the initializer cannot be sent to another process: java.lang.Object is not serializable");
    }

    @Test
    @DisplayName("a worker killed in the middle of a frame: the pool says by what, and where the stream ended")
    void killedInsideFrame() throws Exception {
        Gate written = Gate.in(folder, "written");
        Gate never = Gate.in(folder, "never");
        Future<?> future = pool.submit(() -> {
            new FileOutputStream(FileDescriptor.out).write(new byte[]{0, 0, 0, 99, Message.RETURNED, 1, 2, 3});
            written.openThenAwait(never);
        });
        written.await();
        ProcessHandle.of(pool.processes().getFirst()).orElseThrow().destroyForcibly();
        assertThat(future.exception()).isInstanceOf(BrokenProcessPool.class);
        assertThat(future.exception().getCause()).hasMessageContaining("3 of 99 bytes came")
                .hasMessageContaining("was killed by signal 9");
    }

    @Test
    @DisplayName("a program that writes into the conversation breaks the pool, which says what may have happened")
    void strayOutput() throws Exception {
        Throwable thrown = pool.submit(() -> new ProcessBuilder("echo", "a line").inheritIO().start().waitFor())
                .exception();
        assertThat(thrown).isInstanceOf(BrokenProcessPool.class);
        assertThat(thrown.getCause()).hasMessageContaining("at byte").hasMessageContaining("a program that it started");
    }

    @Test
    @DisplayName("standard input is empty for a task")
    void noInput() throws Exception {
        assertThat(pool.submit(() -> System.in.read()).result()).isEqualTo(-1);
    }

    @Test
    @DisplayName("a task that leaves its thread another class loader keeps no later task from being read")
    void classLoader() throws Exception {
        Object sent = new Argument(7);
        pool.submit(() -> Thread.currentThread().setContextClassLoader(null)).result();
        assertThat(pool.submit(() -> ((Argument) sent).number()).result()).isEqualTo(7);
        assertThat(pool.submit(() -> new Argument(8).number()).result()).isEqualTo(8); // sent by its name
    }

    private record Argument(int number) implements Serializable {}
}
