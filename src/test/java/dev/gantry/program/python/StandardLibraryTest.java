package dev.gantry.program.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests of Python's standard library, of the system's interpreter, give the same results with and without the Python
 * module. Of test_concurrent_futures the pools of threads and of forked processes run, of test_asyncio what is built on
 * tasks: the whole ones take several minutes.
 */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class StandardLibraryTest {
    private static final int NOT_INSTALLED = 77;

    @ParameterizedTest
    @ValueSource(strings = {
            "test_threading",
            "test_concurrent_futures:*ThreadPool*,*FutureTests*,*ProcessPoolForkWaitTest*,*ProcessPoolForkInitializer*",
            "test_asyncio:*.test_tasks.*,*.test_futures.*,*.test_locks.*,*.test_queues.*,*.test_taskgroups.*"})
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void itsTestsGiveTheSameWithAndWithout(String tests) throws Exception {
        Process both = new ProcessBuilder("/usr/bin/python3", "-B", "src/test/python/standard_library.py", tests)
                .redirectErrorStream(true).start();
        both.getOutputStream().close();
        String said = new String(both.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exitCode = both.waitFor();
        assumeThat(exitCode).as(said).isNotEqualTo(NOT_INSTALLED);
        assertThat(exitCode).as(said).isZero();
    }
}
