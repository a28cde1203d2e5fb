package dev.gantry.format.perfetto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.format.OpenFile;
import dev.gantry.recording.About;
import dev.gantry.trace.message.Message;

/** Whether a file is whole is decided by what is in it, not by whether its program had ended. */
class SavedWhileRunningTest {
    @TempDir
    private Path folder;

    private OpenFile opened(byte[] content) throws Exception {
        return Saved.openAnyhow(Files.write(folder.resolve("a.pftrace"), content));
    }

    private static byte[] saved() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PerfettoWriter.save(GoldenTrace.live(), About.NOTHING, out, _ -> {});
        return out.toByteArray();
    }

    @Test
    @DisplayName("a recording that was saved while its program ran is whole, and a notice says that it ran")
    void running() throws Exception {
        OpenFile opened = opened(saved());
        assertThat(opened.isWhole()).isTrue();
        assertThat(opened.about().notices()).containsExactly(Message.say("notice.running"));
        assertThat(opened.snapshot().records()).isEqualTo(GoldenTrace.live().records());
    }

    @Test
    @DisplayName("cut anywhere, it is not")
    void cut() throws Exception {
        byte[] whole = saved();
        for (int length : new int[]{whole.length - 1, whole.length * 9 / 10, whole.length / 2}) {
            assertThat(opened(Arrays.copyOf(whole, length)).isWhole()).as("%d bytes", length).isFalse();
        }
    }

    @Test
    @DisplayName("what a killed program left in its spool is not")
    void spool() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PerfettoWriter writer = new PerfettoWriter(out);
        writer.write(GoldenTrace.live());
        OpenFile opened = opened(out.toByteArray());
        assertThat(opened.isWhole()).isFalse();
        assertThat(opened.about().notices()).containsExactly(Message.say("notice.unfinished"));
    }
}
