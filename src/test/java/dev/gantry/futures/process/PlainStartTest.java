package dev.gantry.futures.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The same rules where nothing makes workers start early. */
class PlainStartTest extends ProcessRulesTest {
    @BeforeAll
    static void switchOff() {
        System.setProperty(ProcessOptions.PLAIN, "true");
    }

    @AfterAll
    static void switchOn() {
        System.clearProperty(ProcessOptions.PLAIN);
    }

    @Test
    @DisplayName("the system property switches it off for all pools, the option for one")
    void switchedOff() {
        assertThat(ProcessOptions.workers(1).withFastStart(true).fastStart()).isFalse();
        switchOn();
        try {
            assertThat(ProcessOptions.workers(1).fastStart()).isTrue();
            assertThat(ProcessOptions.workers(1).withFastStart(false).fastStart()).isFalse();
        } finally {
            switchOff();
        }
    }

    @Test
    @DisplayName("a plain worker starts from no cache of ours and has no class that was sent to it")
    void plain() throws Exception {
        try (ProcessPool plain = new ProcessPool(1)) {
            assertThat(plain.submit(() -> System.getProperty("java.class.path")).result())
                    .isEqualTo(System.getProperty("java.class.path").replaceAll(File.pathSeparator + "$", ""));
        }
    }
}
