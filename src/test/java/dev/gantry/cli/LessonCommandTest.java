package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.lesson.own.OwnLesson;
import dev.gantry.lesson.own.OwnLessons;

/** {@code gantry lesson}: what is made, checked, packed, added and removed, and what that ends with. */
@Tag("process")
class LessonCommandTest {
    @TempDir
    private Path folder;

    @Test
    @DisplayName("new, list, check, pack, add and remove, from one folder to another")
    void allOfThem() throws Exception {
        String mine = folder.resolve("mine").toString();
        String theirs = folder.resolve("theirs").toString();
        assertThat(good("lesson", "list", "--folder", mine)).startsWith("No lessons in ");
        Path made = Path.of(good("lesson", "new", "Ping and pong", "--folder", mine, "--language", "java").strip());
        assertThat(made).isEqualTo(folder.resolve("mine/ping-and-pong")).isDirectoryContaining("glob:**/Main.java")
                .isDirectoryNotContaining("glob:**/main.py");
        assertThat(good("lesson", "list", "--folder", mine)).isEqualToNormalizingWhitespace(
                "ping-and-pong java Ping and pong");
        Said checked = Said.by("lesson", "check", made.toString());
        assertThat(checked.exitCode()).isZero();
        assertThat(checked.out()).isEqualToNormalizingNewlines("ping-and-pong is good: 3 runs in Java, 2 questions.\n");
        assertThat(checked.err()).isEqualToNormalizingNewlines("""
                Java, unit 200, workers 2, tasks 4 …
                Java, unit 100, workers 1, tasks 3 …
                Java, unit 100, workers 3, tasks 7 …
                """);
        String zip = folder.resolve("ping.zip").toString();
        assertThat(good("lesson", "pack", "ping-and-pong", zip, "--folder", mine).strip()).isEqualTo(zip);
        Said added = Said.by("lesson", "add", zip, "--folder", theirs);
        assertThat(added.exitCode()).isZero();
        assertThat(added.out()).isEqualToNormalizingNewlines("Added: %s%nRun it with: gantry run %s%n".formatted(
                folder.resolve("theirs/ping-and-pong"), folder.resolve("theirs/ping-and-pong/Main.java")));
        assertThat(added.err().strip())
                .isEqualTo("gantry: A lesson is a program: look at it before you run it.");
        assertThat(folder.resolve("theirs/ping-and-pong/Main.java"))
                .hasSameBinaryContentAs(made.resolve("Main.java"));
        assertThat(good("lesson", "pack", "ping-and-pong", zip, "--folder", mine).strip()).isEqualTo(zip);
        good("lesson", "remove", "ping-and-pong", "--folder", theirs);
        assertThat(good("lesson", "list", "--folder", theirs)).startsWith("No lessons in ");
    }

    @Test
    @DisplayName("what is wrong with a lesson goes to standard output with file and line; the exit code is 1")
    void checkFinds() throws Exception {
        Path lesson = Files.createDirectories(folder.resolve("mine/broken"));
        Files.writeString(lesson.resolve("lesson.md"), "# A\n\n## Questions\n");
        Said said = Said.by("lesson", "check", lesson.toString());
        assertThat(said.exitCode()).isOne();
        assertThat(said.err()).isEmpty();
        assertThat(said.out().strip()).isEqualTo(lesson.resolve("lesson.md")
                + ", line 3: below the title must stand a paragraph that says what happens");
        assertThat(good("lesson", "list", "--folder", folder.resolve("mine").toString()))
                .startsWith("broken  broken       lesson.md, line 3: ");
        assertThat(Said.by("lesson", "pack", lesson.toString()).exitCode()).isOne();
    }

    @Test
    @DisplayName("wrong use is one sentence and exit code 2")
    void wrongUse() throws Exception {
        String mine = folder.resolve("mine").toString();
        assertThat(refused("lesson")).startsWith("gantry: lesson wants a command: new, check, list, pack, add");
        assertThat(refused("lesson", "check", "nowhere", "--folder", mine))
                .startsWith("gantry: 'nowhere' is neither a folder nor a lesson of yours");
        assertThat(refused("lesson", "new", "deadlock", "--folder", mine))
                .isEqualTo("gantry: \"deadlock\" is the name of a lesson that Gantry brings: choose another.");
        assertThat(refused("lesson", "add", folder.resolve("none.zip").toString(), "--folder", mine))
                .endsWith("none.zip does not exist.");
        assertThat(refused("lesson", "new", " ", "--folder", mine)).startsWith(
                "gantry: a lesson needs a name with a letter or a digit in it, such as ");
        Path text = Files.writeString(folder.resolve("text.zip"), "no zip");
        Path made = Path.of(good("lesson", "new", "Mine", "--folder", mine).strip());
        for (Path other : List.of(text, made.resolve("Main.java"), made.resolve("lesson.md"))) {
            byte[] before = Files.readAllBytes(other);
            assertThat(refused("lesson", "pack", "mine", other.toString(), "--folder", mine))
                    .isEqualTo("gantry: " + other + " exists, and is no zip of a lesson: name another file.");
            assertThat(other).hasBinaryContent(before);
        }
        assertThat(refused("lesson", "add", text.toString(), "--folder", mine))
                .contains("text.zip is no zip file: a lesson is added from its zip");
        Path cut = folder.resolve("cut.zip");
        good("lesson", "pack", "mine", cut.toString(), "--folder", mine);
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 200));
        Said damaged = Said.by("lesson", "add", cut.toString(), "--folder", mine);
        assertThat(damaged.exitCode()).as("a file is damaged").isEqualTo(1);
        assertThat(damaged.err().strip()).contains("cut.zip is damaged: ").endsWith("Ask for it again.");
        assertThat(refused("lesson", "remove", "../mine", "--folder", mine)).contains("there is no lesson called");
    }

    @Test
    @DisplayName("a lesson is exported as a page and as slides, in English and Chinese; what can't be is told")
    void export() throws Exception {
        Path page = folder.resolve("one.html");
        assertThat(good("lesson", "export", "thread-one", "--to", page.toString()).strip()).isEqualTo(page.toString());
        assertThat(page).content().contains("<html lang=\"en\">").contains("<summary>Answer</summary>")
                .doesNotContain("class=\"slide\"");
        good("lesson", "export", "thread-one", "--slides", "--language", "zh", "--to", page.toString());
        assertThat(page).content().contains("<html lang=\"zh-CN\">").contains("class=\"slide\"");
        for (String other : List.of("one.pdf", "one.html.md", "lesson.zip")) {
            Path to = folder.resolve(other);
            assertThat(refused("lesson", "export", "thread-one", "--to", to.toString())).isEqualTo("gantry: " + to
                    + " does not end with .html: a lesson is written as such a page, which the browser's print dialog "
                    + "makes a PDF of.");
            assertThat(to).doesNotExist();
        }
        assertThat(refused("lesson", "export", "no-such", "--to", page.toString()))
                .startsWith("gantry: 'no-such' is neither a folder nor a lesson of yours");
        assertThat(refused("lesson", "export", "deadlock", "--program", "python", "--to", page.toString()))
                .isEqualTo("gantry: the lesson deadlock has no program in Python.");
        assertThat(refused("lesson", "export", "thread-one", "--to", folder.resolve("no/x.html").toString()))
                .contains("no/x.html");
        assertThat(Said.by("lesson", "export", "thread-one").exitCode()).isEqualTo(2);
    }

    @Test
    @DisplayName("a lesson that was not translated is exported in English, which is told; one of each is counted so")
    void notTranslated() throws Exception {
        Path made = Path.of(good("lesson", "new", "Mine", "--folder", folder.toString(), "--language", "java").strip());
        Files.writeString(made.resolve("lesson.md"), """
                # Mine

                What happens.

                ## Questions

                How many tasks end?
                - number: `exactly {answer} tasks succeeded`
                """);
        Path page = folder.resolve("mine.html");
        Said said = Said.by("lesson", "export", made.toString(), "--language", "zh", "--to", page.toString());
        assertThat(said.exitCode()).isZero();
        assertThat(said.err().strip())
                .isEqualTo("gantry: the lesson mine has no lesson.zh.md: the page is in English.");
        assertThat(page).content().contains("<html lang=\"en\">").contains("<summary>Answer</summary>");
        assertThat(Said.by("lesson", "check", made.toString()).out().strip())
                .isEqualTo("mine is good: 1 run in Java, 1 question.");
    }

    @Test
    @DisplayName("a parameter that a lesson does not have is refused, also where it has none")
    void noParameter() throws Exception {
        OwnLessons usual = OwnLessons.usual();
        String id = OwnLessons.id("Without parameters " + ProcessHandle.current().pid());
        OwnLesson made = usual.make(id, EnumSet.of(ProgramLanguage.JAVA));
        try {
            Files.writeString(made.folder().resolve("lesson.md"), "# A\n\nb\n");
            assertThat(refused("run", id, "--unit", "5"))
                    .isEqualTo("gantry: The lesson " + id + " has no parameter unit: it has none.");
        } finally {
            usual.remove(id);
        }
    }

    @Test
    @DisplayName("a lesson of one's own is run and listed as Gantry's are; a broken one says what is wrong")
    void run() throws Exception {
        OwnLessons usual = OwnLessons.usual();
        String id = OwnLessons.id("Run by a test " + ProcessHandle.current().pid());
        OwnLesson made = usual.make(id, EnumSet.of(ProgramLanguage.JAVA));
        try {
            Path recorded = folder.resolve("own.pftrace");
            good("run", id, "--unit", "20ms", "--workers", "3", "--record", recorded.toString());
            assertThat(good("check", recorded.toString(), "--claim", "at most 3 tasks ran at once",
                    "--claim", "exactly 1 mark \"all tasks have ended\" came")).contains("proved");
            assertThat(good("list")).containsPattern("(?m)^" + id + " .* java +--unit --workers --tasks$");
            Files.writeString(made.folder().resolve("Main.java"), "void main() {}");
            assertThat(refused("run", id))
                    .startsWith("gantry: the lesson " + id + " can't be run: Main.java, line 1: ");
            assertThat(good("list")).doesNotContain(id);
        } finally {
            usual.remove(id);
        }
    }

    private static String good(String... words) {
        Said said = Said.by(words);
        assertThat(said.err()).isEmpty();
        assertThat(said.exitCode()).isZero();
        return said.out();
    }

    private static String refused(String... words) {
        Said said = Said.by(words);
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        return said.err().strip();
    }
}
