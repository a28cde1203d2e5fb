package dev.gantry.lesson.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gantry.lesson.ProgramLanguage;

/** Zips of lessons, good and hostile: what is refused leaves nothing, inside the folder or outside. */
class LessonZipTest {
    private static final String TEXT = "# A\n\nb\n";
    private static final int DIRECTORY_ENTRY = 0x02014b50;

    @TempDir
    private Path folder;

    private Path zip;
    private OwnLessons lessons;

    @BeforeEach
    void inFolder() {
        zip = folder.resolve("sent.zip");
        lessons = new OwnLessons(folder.resolve("a/lessons"));
    }

    @Test
    @DisplayName("what one packs another adds, the same byte by byte")
    void roundTrip() throws Exception {
        OwnLesson made = new OwnLessons(folder.resolve("theirs")).make("Ping", EnumSet.allOf(ProgramLanguage.class));
        try (OutputStream out = Files.newOutputStream(zip)) {
            LessonContent.of(made.folder()).pack(made.id(), out);
        }
        OwnLesson added = lessons.add(zip).lesson();
        assertThat(added.id()).isEqualTo("ping");
        assertThat(added.problem()).isEmpty();
        for (String file : new String[]{"lesson.md", "Main.java", "main.py"}) {
            assertThat(added.folder().resolve(file)).hasSameBinaryContentAs(made.folder().resolve(file));
        }
    }

    @Test
    @DisplayName("a file that can't be read is not called one that is no zip")
    void unreadable() {
        assertThat(OwnLessonsTest.refused(() -> lessons.add(zip)))
                .isEqualTo(zip + " can't be read: NoSuchFileException " + zip);
    }

    @Test
    @DisplayName("files at the top are a lesson called as the zip; what else is there is left out")
    void top() throws Exception {
        write("lesson.md", TEXT, "main.py", "pass", "__MACOSX/x", "y", ".DS_Store", "z", "deep/er/main.py", "no");
        OwnLessons.Added added = lessons.add(zip);
        assertThat(added.lesson().id()).isEqualTo("sent");
        assertThat(added.leftOut()).containsExactlyInAnyOrder("x", ".DS_Store", "er/main.py");
        assertThat(added.lesson().folder().resolve("main.py")).hasContent("pass");
    }

    @ParameterizedTest
    @DisplayName("an entry whose path leads out of the folder is refused, with it the zip")
    @ValueSource(strings = {"../main.py", "/main.py", "ping/../../main.py", "..\\main.py", "C:main.py", "ping\\main.py",
            "..", "ping/.."})
    void outside(String path) throws Exception {
        write("ping/lesson.md", TEXT, path, "print('owned')");
        assertThat(refused()).isEqualTo("the zip is refused: its entry \"" + path
                + "\" has a path that a folder of a lesson can't have");
    }

    @Test
    @DisplayName("a link is refused, though the JDK unpacks it as a file")
    void link() throws Exception {
        write("ping/lesson.md", TEXT, "ping/main.py", "/etc/passwd");
        byte[] bytes = Files.readAllBytes(zip);
        ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int last = 0;
        for (int at = 0; at < bytes.length - 4; at++) {
            last = all.getInt(at) == DIRECTORY_ENTRY ? at : last;
        }
        all.putInt(last + 38, 0120777 << 16);
        Files.write(zip, bytes);
        assertThat(refused())
                .isEqualTo("the zip is refused: its entry \"ping/main.py\" is a link, and a lesson has none");
    }

    @Test
    @DisplayName("a file that unpacks to more than a lesson has is read no further, and refused")
    void bomb() throws Exception {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("ping/lesson.md"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 256; i++) {
                out.write(zeros);
            }
            out.closeEntry();
        }
        assertThat(Files.size(zip)).isLessThan(1 << 20);
        assertThat(refused()).isEqualTo("lesson.md is too large: the files of a lesson have at most 512 KB");
    }

    @Test
    @DisplayName("files that are small but many together are refused too")
    void many() throws Exception {
        String large = "#".repeat(LessonContent.MOST_OF_ONE);
        write("lesson.md", TEXT, "a.py", large, "b.py", large, "c.py", large, "d.py", large);
        assertThat(refused()).isEqualTo("d.py is too large: the files of a lesson have at most 2,048 KB");
        String[] small = new String[2 * (LessonContent.MOST_FILES + 1)];
        for (int i = 0; i < small.length; i += 2) {
            small[i] = "f" + i + ".py";
            small[i + 1] = "";
        }
        write(small);
        assertThat(refused()).startsWith("a lesson is a few files, but there are more than 200 here");
    }

    @Test
    @DisplayName("two lessons in one zip, one name twice, no lesson.md, too large a zip: each is told")
    void others() throws Exception {
        write("one/lesson.md", TEXT, "two/lesson.md", TEXT);
        assertThat(refused()).contains("holds files in several folders");
        write("ping/main.py", "pass");
        assertThat(refused()).endsWith("sent.zip is no lesson: it has no lesson.md");
        Files.write(zip, new byte[(4 << 20) + 1]);
        assertThat(refused()).endsWith("sent.zip is too large for a lesson: a zip of one has at most 4 MB");
        write("Ping Pong/lesson.md", TEXT);
        assertThat(refused()).startsWith("\"Ping Pong\" can't be the name of a lesson");
        write("deadlock/lesson.md", TEXT);
        assertThat(refused()).startsWith("\"deadlock\" is the name of a lesson that Gantry brings");
    }

    @Test
    @DisplayName("a file whose bytes are not those that were packed is damaged, though the zip can be read")
    void changed() throws Exception {
        CRC32 sum = new CRC32();
        sum.update(TEXT.getBytes(StandardCharsets.UTF_8));
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            ZipEntry stored = new ZipEntry("ping/lesson.md");
            stored.setMethod(ZipEntry.STORED);
            stored.setSize(TEXT.length());
            stored.setCrc(sum.getValue());
            out.putNextEntry(stored);
            out.write(TEXT.getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
        String bytes = new String(Files.readAllBytes(zip), StandardCharsets.ISO_8859_1);
        Files.write(zip, bytes.replace("# A", "# B").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refused())
                .endsWith("is damaged: what is in ping/lesson.md is not what was packed. Ask for it again");
    }

    @Test
    @DisplayName("whatever is cut off a zip or changed in it, it is added or refused with a sentence")
    void damaged() throws Exception {
        write("ping/lesson.md", TEXT, "ping/main.py", "pass");
        byte[] good = Files.readAllBytes(zip);
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            byte[] bad = i % 2 == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
            for (int j = 0; bad.length > 0 && j < 1 + i % 5; j++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            Files.write(zip, bad);
            try {
                lessons.remove(lessons.add(zip).lesson().id());
            } catch (LessonRefusedException told) {
                assertThat(told.why().code()).startsWith("lesson.");
            }
        }
    }

    /** What is said of the zip; nothing was written. */
    private String refused() throws IOException {
        String said = OwnLessonsTest.refused(() -> lessons.add(zip));
        try (var left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).containsExactly(zip);
        }
        return said;
    }

    /** Writes a zip with these names and texts. */
    private void write(String... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (int i = 0; i < entries.length; i += 2) {
                out.putNextEntry(new ZipEntry(entries[i]));
                out.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        Files.write(zip, bytes.toByteArray());
    }
}
