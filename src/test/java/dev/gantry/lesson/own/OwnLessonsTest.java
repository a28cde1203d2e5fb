package dev.gantry.lesson.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gantry.lesson.Parameter;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.lesson.text.LessonProblem;
import dev.gantry.view.style.Phrases;

class OwnLessonsTest {
    private static final Set<ProgramLanguage> BOTH = EnumSet.allOf(ProgramLanguage.class);

    @TempDir
    private Path folder;

    private OwnLessons lessons;

    @BeforeEach
    void inFolder() {
        lessons = new OwnLessons(folder.resolve("lessons"));
    }

    @Test
    @DisplayName("where there is no folder there are no lessons; a new one is listed, with its title and programs")
    void made() throws Exception {
        assertThat(lessons.all()).isEmpty();
        OwnLesson made = lessons.make("Ping and pong", BOTH);
        assertThat(made.id()).isEqualTo("ping-and-pong");
        assertThat(made.title()).isEqualTo("Ping and pong");
        assertThat(made.problem()).isEmpty();
        assertThat(made.group()).isEqualTo("own");
        assertThat(made.parameters()).extracting(Parameter::name).containsExactly("unit", "workers", "tasks");
        assertThat(made.languages()).containsExactly(ProgramLanguage.JAVA, ProgramLanguage.PYTHON);
        assertThat(made.watchedProgram()).isPresent();
        assertThat(made.text().questions()).hasSize(2);
        assertThat(lessons.all()).containsExactly(made);
        assertThat(lessons.find("ping-and-pong")).contains(made);
        assertThat(lessons.make("Only Java", EnumSet.of(ProgramLanguage.JAVA)).languages())
                .containsExactly(ProgramLanguage.JAVA);
        assertThat(lessons.make("Only Python", EnumSet.of(ProgramLanguage.PYTHON)).languages())
                .containsExactly(ProgramLanguage.PYTHON);
    }

    @Test
    @DisplayName("a title without any letter of an id gives a number; the title stays")
    void numbered() throws Exception {
        assertThat(lessons.make("乒乓", BOTH).id()).isEqualTo("lesson-1");
        OwnLesson second = lessons.make("乒乓", BOTH);
        assertThat(second.id()).isEqualTo("lesson-2");
        assertThat(second.title()).isEqualTo("乒乓");
    }

    @ParameterizedTest
    @DisplayName("an id has no marks, is no longer than a name may be, and does not end with a hyphen")
    @CsvSource(delimiter = '|', textBlock = """
            Ping and pong | ping-and-pong
            Ünïcode Straße | unicode-strasse
            2 Éclairs! | eclairs
            aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bb | \
            aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
            """)
    void ids(String name, String id) throws Exception {
        assertThat(lessons.make(name, BOTH).id()).isEqualTo(id);
        assertThat(lessons.find(id).orElseThrow().problem()).isEmpty();
        assertThat(lessons.find(id).orElseThrow().title()).isEqualTo(name);
    }

    @Test
    @DisplayName("a name without a word, or too long for a title, is refused with what helps")
    void nameless() {
        for (String none : List.of(" \t", "..", "../..", "-")) {
            assertThat(refused(() -> lessons.make(none, BOTH)))
                    .isEqualTo("a lesson needs a name with a letter or a digit in it, such as \"Ping and pong\"");
        }
        assertThat(refused(() -> lessons.make("x".repeat(101), BOTH)))
                .isEqualTo("a lesson's title has at most 100 signs, and this one has 101: shorten it");
        assertThat(folder.resolve("lessons")).doesNotExist();
    }

    @Test
    @DisplayName("a lesson of a name that is there, or that is one of Gantry's, is refused with a sentence")
    void taken() throws Exception {
        lessons.make("Mine", BOTH);
        assertThat(refused(() -> lessons.make("mine", BOTH))).startsWith("there is a lesson called mine already, in ")
                .endsWith(": choose another name, or remove that one");
        assertThat(refused(() -> lessons.make("thread one", BOTH)))
                .isEqualTo("\"thread-one\" is the name of a lesson that Gantry brings: choose another");
    }

    @Test
    @DisplayName("a folder called as one of ours, or as no lesson can be, is listed and says so")
    void misnamed() throws Exception {
        OwnLesson made = lessons.make("Mine", BOTH);
        Files.move(made.folder(), made.folder().resolveSibling("deadlock"));
        Files.createDirectories(folder.resolve("lessons/My Lesson"));
        assertThat(lessons.all()).extracting(lesson -> said(lesson.problem().orElseThrow()))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("\"My Lesson\" can't be the name of a lesson: "),
                        second -> assertThat(second).contains("\"deadlock\" is the name of a lesson that Gantry"));
    }

    @ParameterizedTest
    @DisplayName("a lesson that can't be run says the file, the line and what helps")
    @CsvSource(delimiter = '|', textBlock = """
            lesson.md    | Two tasks~                        | lesson.md, line 1: the first line must be "# " and
            lesson.md    | # A~~parameters: sticks=3~~b      | lesson.md, line 3: "sticks=3" is no parameter. There are
            lesson.md    | # A~~parameters: workers=0~~b     | lesson.md, line 3: workers must be from 1 to 256, not 0
            lesson.md    | # A~~parameters: workers=9999~~b | lesson.md, line 3: workers must be from 1 to 256, not 9999
            lesson.md    | # A~~parameters: workers=9 1..8~~b | lesson.md, line 3: workers must be from 1 to 8, not 9
            lesson.md    | # A~~parameters: workers=9 0..9~~b | lesson.md, line 3: workers must be from 1 to 256, not 0
            lesson.md    | # A~~parameters: unit, workers=1, workers~~b | lesson.md, line 3: the parameter workers
            lesson.md    | # A~~parameters: workers, processes~~b | lesson.md, line 3: the parameter workers stands
            lesson.md    | # A~~parameters: workers=x~~b     | lesson.md, line 3: "workers=x" is no parameter
            lesson.md    | # A~~b~~## Questions~~How many?~- number: `exactly {answer} taskz ran` | lesson.md, line 8: \
            "exactly {answer} taskz ran" is no claim: 'taskz' does not fit here
            lesson.zh.md | # 甲~~乙                            | lesson.zh.md, line 3: the text that this translates
            Main.java    | void main() {}                    | Main.java, line 1: the first line of the program must \
            be the command that runs it, such as "// java -Dunit=200 -Dworkers=2 -Dtasks=4 Main.java"
            """)
    void broken(String file, String text, String told) throws Exception {
        OwnLesson made = lessons.make("Mine", BOTH);
        Files.writeString(made.folder().resolve(file), text.replace("~", "\n"));
        OwnLesson read = lessons.find("mine").orElseThrow();
        assertThat(said(read.problem().orElseThrow())).startsWith(told);
        assertThat(read).isEqualTo(made);
        assertThat(read.isSameAs(made)).isFalse();
        assertThat(read.parameters()).isEmpty();
    }

    @Test
    @DisplayName("no text, no program, a text in no encoding, a file that is too large: each is told")
    void unreadable() throws Exception {
        Path mine = lessons.make("Mine", BOTH).folder();
        Path text = mine.resolve("lesson.md");
        byte[] good = Files.readAllBytes(text);
        Files.write(text, new byte[]{'#', ' ', (byte) 0xff});
        assertThat(told()).isEqualTo("lesson.md is no text in UTF-8: save it as such");
        Files.write(text, new byte[LessonContent.MOST_OF_ONE + 1]);
        assertThat(told()).isEqualTo("lesson.md is too large: the files of a lesson have at most 512 KB");
        Files.delete(text);
        assertThat(told()).endsWith("mine is no lesson: it has no lesson.md");
        Files.write(text, good);
        Files.delete(mine.resolve("Main.java"));
        Files.delete(mine.resolve("main.py"));
        assertThat(told()).startsWith("the lesson has no program");
    }

    @Test
    @DisplayName("a folder is added without what is no file of a lesson, and without links")
    void added() throws Exception {
        Path from = folder.resolve("other");
        OwnLesson made = new OwnLessons(from).make("Theirs", BOTH);
        Files.writeString(made.folder().resolve("notes.txt"), "secret");
        Files.createDirectories(made.folder().resolve("__pycache__"));
        Path secret = Files.writeString(folder.resolve("secret.py"), "print(1)");
        Files.createSymbolicLink(made.folder().resolve("linked.py"), secret);
        Files.writeString(made.folder().resolve("helper.py"), "pass\n");
        OwnLessons.Added added = lessons.add(made.folder());
        assertThat(added.leftOut()).containsExactlyInAnyOrder("notes.txt", "__pycache__", "linked.py");
        assertThat(added.lesson().problem()).isEmpty();
        assertThat(added.lesson().script().orElseThrow().files()).containsOnlyKeys("main.py", "helper.py");
        assertThat(names(added.lesson().folder())).containsExactlyInAnyOrder("Main.java", "helper.py", "lesson.md",
                "main.py");
        assertThat(names(folder.resolve("lessons"))).containsExactly("theirs");
    }

    @Test
    @DisplayName("what is refused leaves nothing behind")
    void refusedFolder() throws Exception {
        Path none = Files.createDirectories(folder.resolve("none"));
        assertThat(refused(() -> lessons.add(none))).endsWith("none is no lesson: it has no lesson.md");
        for (int i = 0; i <= LessonContent.MOST_FILES; i++) {
            Files.writeString(none.resolve(i + ".txt"), "");
        }
        assertThat(refused(() -> lessons.add(none))).startsWith("a lesson is a few files, but there are more than 200");
        assertThat(Files.exists(folder.resolve("lessons"))).isFalse();
    }

    @Test
    @DisplayName("a lesson is removed with its folder; what is no lesson is not")
    void removed() throws Exception {
        OwnLesson made = lessons.make("Mine", BOTH);
        assertThat(refused(() -> lessons.remove("../lessons"))).startsWith("there is no lesson called ../lessons in ");
        assertThat(made.folder()).exists();
        lessons.remove("mine");
        assertThat(lessons.all()).isEmpty();
        assertThat(made.folder()).doesNotExist();
    }

    private String told() {
        return said(lessons.find("mine").orElseThrow().problem().orElseThrow());
    }

    private static String said(LessonProblem problem) {
        return Phrases.say(problem.message());
    }

    static String refused(ThrowingCallable call) {
        StringBuilder said = new StringBuilder();
        assertThatThrownBy(call).isInstanceOfSatisfying(LessonRefusedException.class,
                refused -> said.append(Phrases.say(refused.why())));
        return said.toString();
    }

    private static String[] names(Path in) throws IOException {
        try (var files = Files.list(in)) {
            return files.map(file -> file.getFileName().toString()).toArray(String[]::new);
        }
    }
}
