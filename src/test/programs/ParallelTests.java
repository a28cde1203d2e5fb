import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** A suite of JUnit's whose tests run in parallel: two meet, one fails, ten come from one method. */
public class ParallelTests {
    private static final CountDownLatch BOTH = new CountDownLatch(2);
    private static final Map<Integer, String> SEEN = new ConcurrentHashMap<>();

    /** The suite. */
    static class Suite {
        @Test
        void one() throws InterruptedException {
            meet();
        }

        @Test
        void other() throws InterruptedException {
            meet();
        }

        @Test
        void fails() {
            throw new AssertionError("as it should");
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
        void number(int number) {
            SEEN.put(number, Thread.currentThread().getName());
        }

        private void meet() throws InterruptedException {
            BOTH.countDown();
            BOTH.await();
        }
    }

    public static void main(String[] arguments) throws IOException {
        var summary = new SummaryGeneratingListener();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(Suite.class))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .build(), summary);
        TestExecutionSummary seen = summary.getSummary();
        Files.writeString(Path.of(arguments[0], "answers"), seen.getTestsSucceededCount() + " passed, "
                + seen.getTestsFailedCount() + " failed, " + SEEN.size() + " numbers");
        System.exit(7);
    }
}
