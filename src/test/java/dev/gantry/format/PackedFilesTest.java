package dev.gantry.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Zip files: what people's programs put into them, and such as are cut, empty or packed in other ways. */
@Tag("engine")
class PackedFilesTest {
    private static final byte[] TRACE = IntStream.range(0, 2_000)
            .mapToObj(i -> "{\"name\":\"n%d\",\"ph\":\"X\",\"pid\":1,\"tid\":2,\"ts\":%d,\"dur\":10}".formatted(
                    i * 7919 % 1000, 20 * i))
            .collect(Collectors.joining(",\n", "[", "]")).getBytes(UTF_8);

    @TempDir
    private Path folder;

    private static byte[] zip(byte[] content, String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                if (!name.endsWith("/")) {
                    zip.write(name.contains("trace") && !name.contains("._") ? content : new byte[]{0, 5});
                }
            }
        }
        return bytes.toByteArray();
    }

    private Described open(byte[] file) {
        return Described.of(folder, file);
    }

    @Test
    @DisplayName("what macOS puts beside a file does not count")
    void ofMac() throws IOException {
        for (byte[] file : new byte[][]{zip(TRACE, "trace.json", "__MACOSX/", "__MACOSX/._trace.json", ".DS_Store"),
                zip(TRACE, "__MACOSX/", "__MACOSX/a/._trace.json", "a/", "a/._trace.json", "a/trace.json")}) {
            assertThat(open(file).trouble()).isEmpty();
            assertThat(open(file).count()).isEqualTo(2_000);
        }
        assertThat(open(zip(TRACE, "trace.json", "b/trace.json")).trouble()).contains("holds 2: unpack it");
    }

    @Test
    @DisplayName("a file in a zip file may be packed by gzip")
    void packedTwice() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(TRACE);
        }
        Described opened = open(zip(packed.toByteArray(), "trace.json.gz"));
        assertThat(opened.trouble()).isEmpty();
        assertThat(opened.count()).isEqualTo(2_000);
    }

    @Test
    @DisplayName("of a zip file that is cut is shown what is there")
    void cut() throws IOException {
        byte[] file = zip(TRACE, "trace.json");
        Described opened = open(Arrays.copyOf(file, file.length / 2));
        assertThat(opened.trouble()).contains("The zip file is cut or damaged").doesNotContain("header");
        assertThat(opened.count()).isBetween(500L, 1_999L);
        for (int length = 4; length < 40; length++) {
            assertThat(open(Arrays.copyOf(file, length)).trouble()).endsWith("its first bytes are damaged.");
        }
    }

    @Test
    @DisplayName("an empty zip file says so, with and without folders")
    void empty() throws IOException {
        assertThat(open(zip(TRACE)).trouble()).endsWith("The zip file holds no file.");
        assertThat(open(zip(TRACE, "a/", "__MACOSX/")).trouble()).endsWith("The zip file holds no file.");
    }

    @Test
    @DisplayName("what is encrypted or packed in another way says what to do")
    void otherPacking() throws IOException {
        byte[] file = zip(TRACE, "trace.json");
        int listed = IntStream.range(0, file.length).filter(i -> file[i] == 'P' && file[i + 1] == 'K'
                && file[i + 2] == 1 && file[i + 3] == 2).findFirst().orElseThrow();
        byte[] encrypted = file.clone();
        encrypted[6] |= 1;
        encrypted[listed + 8] |= 1;
        assertThat(open(encrypted).trouble()).contains("can't be unpacked here").contains("unpack it and open");
        byte[] lzma = file.clone();
        lzma[8] = 14;
        lzma[listed + 10] = 14;
        assertThat(open(lzma).trouble()).contains("can't be unpacked here").contains("unpack it and open");
    }

    @Test
    @DisplayName("what is packed as Java does not unpack says with what")
    void unknownPacking() {
        assertThat(open(new byte[]{0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 4, 0}).trouble())
                .contains("packed with zstd").contains("unpack it and open what comes out");
        assertThat(open("BZh91AY&SY".getBytes(UTF_8)).trouble()).contains("packed with bzip2");
    }
}
