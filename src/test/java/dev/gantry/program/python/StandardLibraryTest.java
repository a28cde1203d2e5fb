package dev.gantry.program.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests of Python's standard library give the same results with and without the Python module. Of
 * test_concurrent_futures the pools of threads and of forked processes run, of test_asyncio what is built on tasks: the
 * whole ones take several minutes.
 */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class StandardLibraryTest {
    private static final int NOT_INSTALLED = 77;
    private static final String SYSTEM = "/usr/bin/python3";
    private static final String TASKS = "test_asyncio:*.test_tasks.*,*.test_futures.*,*.test_locks.*,*.test_queues.*,"
            + "*.test_taskgroups.*";

    /** With the system's interpreter all three, with the others what is built on tasks: there they differ most. */
    static Stream<Arguments> tests() {
        Stream<Arguments> system = Stream.of("test_threading", "test_concurrent_futures:*ThreadPool*,*FutureTests*,"
                + "*ProcessPoolForkWaitTest*,*ProcessPoolForkInitializer*", TASKS)
                .map(tests -> arguments(SYSTEM, tests));
        return Stream.concat(system, WatchModuleTest.interpreters().stream().filter(python -> !python.equals(SYSTEM))
                .map(python -> arguments(python, TASKS)));
    }

    @ParameterizedTest
    @MethodSource("tests")
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void itsTestsGiveTheSameWithAndWithout(String python, String tests) throws Exception {
        Process both = new ProcessBuilder(python, "-B", "src/test/python/standard_library.py", tests)
                .redirectErrorStream(true).start();
        both.getOutputStream().close();
        String said = new String(both.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exitCode = both.waitFor();
        assumeThat(exitCode).as(said).isNotEqualTo(NOT_INSTALLED);
        assertThat(exitCode).as(said).isZero();
    }
}
