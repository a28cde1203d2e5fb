package dev.gantry.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Words of command lines, byte for byte. */
class ExactWordsTest {
    @Property
    void bytesBecomeAWordAndTheSameBytesAgain(@ForAll byte[] bytes) {
        assertThat(ExactWords.encode(ExactWords.decode(ByteBuffer.wrap(bytes)))).isEqualTo(bytes);
    }

    @Test
    @DisplayName("what is UTF-8 is its text; other bytes are shown as U+FFFD")
    void decoded() {
        assertThat(ExactWords.decode(StandardCharsets.UTF_8.encode("caf\u00e9 \u4e2d"))).isEqualTo("caf\u00e9 \u4e2d");
        String odd = ExactWords.decode(ByteBuffer.wrap(new byte[]{'a', (byte) 0xff, (byte) 0xe4, 'b'}));
        assertThat(odd).isEqualTo("a\udcff\udce4b");
        assertThat(ExactWords.shown(odd)).isEqualTo("a\ufffd\ufffdb");
    }

    @Test
    @DisplayName("words that are not this process's last ones stay as they are")
    void made() {
        assertThat(ExactWords.of(List.of("made here", "a\ufffdb"))).containsExactly("made here", "a\ufffdb");
        assertThat(ExactWords.of(Path.of("folder", "caf\u00e9 %41"))).isEqualTo("caf\u00e9 %41");
    }
}
