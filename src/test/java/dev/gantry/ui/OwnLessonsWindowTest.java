package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;

import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.lesson.own.LessonContent;
import dev.gantry.lesson.own.OwnLesson;
import dev.gantry.lesson.own.OwnLessons;
import dev.gantry.ui.desktop.Chooser;
import dev.gantry.ui.feature.Setup;
import dev.gantry.ui.lessons.LessonDesk;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.theme.Theme;

/** Lessons of the user's own in the window: made, listed, broken and mended, dropped, changed and shared. */
@Tag("screen")
class OwnLessonsWindowTest {
    @TempDir
    private Path folder;

    private OwnLessons own;
    private ShellPrograms programs;
    private Screen screen;
    private Gestures gestures;

    @BeforeEach
    void open() {
        own = new OwnLessons(folder.resolve("lessons"));
        programs = new ShellPrograms(folder);
        List<Lesson> lessons = Stream.of("thread-twenty", "thread-one").map(id -> Catalogue.find(id).orElseThrow())
                .toList();
        Chooser chooser = (Chooser) Proxy.newProxyInstance(Chooser.class.getClassLoader(),
                new Class<?>[]{Chooser.class}, (_, _, asked) -> Optional.of(folder.resolve((String) asked[0])));
        screen = Screen.of(new Setup(lessons, (_, _) -> FixedRun.finished(Recordings.finished(false)), () -> 0,
                Theme.LIGHT, Runnable::run, Optional.of(chooser)).with(Settings.in(folder)).running(programs)
                .with(own));
        gestures = new Gestures(screen);
        screen.idle();
    }

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    @DisplayName("New lesson asks for a title, by keys; the lesson is made, listed among the user's own, and chosen")
    void newLesson() {
        run("new-lesson");
        assertThat(screen.isVisible("new-lesson")).isTrue();
        gestures.write("deadlock");
        gestures.push(KeyCode.ENTER);
        screen.idle();
        assertThat(screen.text("new-lesson-trouble"))
                .isEqualTo("\"deadlock\" is the name of a lesson that Gantry brings: choose another");
        gestures.push(KeyCode.SHORTCUT, KeyCode.A);
        gestures.write("Ping and pong");
        assertThat(screen.isVisible("new-lesson-trouble")).isFalse();
        screen.click("new-lesson-make");
        screen.idle();
        assertThat(screen.isVisible("new-lesson")).isFalse();
        assertThat(listed()).containsExactly("thread-twenty", "thread-one", "ping-and-pong");
        assertThat(Screen.fx(() -> screen.bench().session().runnable().orElseThrow().title()))
                .isEqualTo("Ping and pong");
        assertThat(row("Ping and pong")).contains("Own lessons",
                "2 workers share 4 tasks, each of which takes a second.");
        assertThat(own.find("ping-and-pong")).isPresent();
        screen.click("run");
        screen.idle();
        assertThat(programs.started()).isNotEmpty();
    }

    @Test
    @DisplayName("a lesson that breaks says so in its row, with line and reason when chosen; mended, it runs again")
    void broken() throws Exception {
        OwnLesson made = own.make("Mine", EnumSet.of(ProgramLanguage.JAVA));
        refresh();
        choose("mine");
        gestures.selectTab("tab-lesson");
        screen.idle();
        assertThat(asked()).contains("How many tasks run at once, at most?");
        String text = Files.readString(made.folder().resolve("lesson.md"));
        Files.writeString(made.folder().resolve("lesson.md"), text.replace("## Questions", "# Questions"));
        refresh();
        assertThat(row("mine")).contains("Own lessons", "lesson.md, line 14: after the paragraphs must come "
                + "\"## After the run\" or \"## Questions\", or nothing");
        assertThat(Screen.fx(() -> screen.bench().session().obstacle())).hasValueSatisfying(
                why -> assertThat(why).contains("line 14"));
        assertThat(Screen.fx(() -> screen.bench().commands().get("run").enabled().getAsBoolean())).isFalse();
        assertThat(asked()).doesNotContain("How many tasks run at once, at most?");
        screen.click("lesson-folder");
        screen.idle();
        assertThat(screen.text("files-text")).isEqualTo("Copied: " + made.folder());
        assertThat(Screen.fx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(made.folder().toString());
        Files.writeString(made.folder().resolve("lesson.md"), text.replace("# Mine", "# Mended"));
        refresh();
        assertThat(row("Mended")).contains("Own lessons");
        assertThat(Screen.fx(() -> screen.bench().session().lesson().title())).isEqualTo("Mended");
        assertThat(Screen.fx(() -> screen.bench().commands().get("run").enabled().getAsBoolean())).isTrue();
    }

    @Test
    @DisplayName("the welcome says the values that the next run is given")
    void values() throws Exception {
        own.make("Mine", EnumSet.of(ProgramLanguage.JAVA));
        refresh();
        choose("mine");
        assertThat(screen.text("welcome-summary")).startsWith("2 workers share 4 tasks");
        screen.type("parameter-workers", "3");
        assertThat(screen.text("welcome-summary")).startsWith("3 workers share 4 tasks");
    }

    @Test
    @DisplayName("other parameters come with the lesson that is read again; what is gone is no longer listed")
    void changed() throws Exception {
        OwnLesson made = own.make("Mine", EnumSet.of(ProgramLanguage.JAVA));
        refresh();
        choose("mine");
        Path text = made.folder().resolve("lesson.md");
        Files.writeString(text, Files.readString(text).replace("workers=2, tasks=4", "permits=3"));
        refresh();
        assertThat(Screen.fx(() -> screen.bench().session().arguments().values()))
                .containsOnlyKeys("unit", "permits").containsEntry("permits", 3L);
        own.remove("mine");
        refresh();
        assertThat(listed()).containsExactly("thread-twenty", "thread-one");
        assertThat(Screen.fx(() -> screen.bench().session().lesson().id())).isEqualTo("thread-twenty");
    }

    @Test
    @DisplayName("a dropped zip of a lesson is announced and added, with the word to look at it before it is run")
    void drop() throws Exception {
        OwnLesson theirs = new OwnLessons(folder.resolve("theirs")).make("Theirs", EnumSet.of(ProgramLanguage.JAVA));
        Path zip = folder.resolve("theirs.zip");
        try (OutputStream out = Files.newOutputStream(zip)) {
            LessonContent.of(theirs.folder()).pack(theirs.id(), out);
        }
        Dragging dragged = Dragging.of(zip);
        dragged.over();
        assertThat(screen.text("drop-hint")).isEqualTo("Drop to add the lesson theirs.zip to yours");
        dragged.drop();
        screen.until(() -> screen.isVisible("files-text") && screen.text("files-text").startsWith("Added"));
        assertThat(screen.text("files-text"))
                .isEqualTo("Added: Theirs. A lesson is a program: look at it before you run it.");
        screen.idle();
        assertThat(listed()).contains("theirs");
        assertThat(Screen.fx(() -> screen.bench().session().runnable().orElseThrow().id())).isEqualTo("theirs");
        assertThat(programs.started()).as("nothing was run").isEmpty();
    }

    @Test
    @DisplayName("a lesson that is added while the others are read stays listed when they have been")
    void addedMeanwhile() throws Exception {
        Screen.fx(() -> {
            LessonDesk desk = new LessonDesk(screen.bench().session(), Optional.of(own), Runnable::run);
            desk.refresh();
            desk.choose(own.make("Mine", EnumSet.of(ProgramLanguage.JAVA)));
            return desk;
        });
        screen.idle();
        assertThat(listed()).contains("mine");
    }

    @Test
    @DisplayName("a dropped folder is added too; a zip that is refused says why, and changes nothing")
    void dropRefused() throws Exception {
        OwnLesson theirs = new OwnLessons(folder.resolve("theirs")).make("Theirs", EnumSet.of(ProgramLanguage.JAVA));
        Dragging dragged = Dragging.of(theirs.folder());
        dragged.over();
        dragged.drop();
        screen.until(() -> listed().contains("theirs"));
        Path zip = folder.resolve("bad.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("x/lesson.md"));
            out.putNextEntry(new ZipEntry("../main.py"));
        }
        Dragging bad = Dragging.of(zip);
        bad.over();
        bad.drop();
        screen.until(() -> screen.text("files-text").startsWith("The zip is refused"));
        assertThat(listed()).containsExactly("thread-twenty", "thread-one", "theirs");
        assertThat(folder.resolve("main.py")).doesNotExist();
    }

    @Test
    @DisplayName("Code edits it as ours; Save writes into its own file, and then nothing is changed any more")
    void save() throws Exception {
        OwnLesson made = own.make("Mine", EnumSet.of(ProgramLanguage.JAVA));
        refresh();
        choose("mine");
        gestures.selectTab("tab-code");
        gestures.push(KeyCode.F4);
        Screen.fx(() -> {
            CodeArea area = (CodeArea) screen.bench().scene().lookup("#code-edit");
            area.requestFocus();
            area.moveTo(area.getLength());
            return null;
        });
        gestures.write("// mine");
        assertThat(screen.isVisible("code-changed")).isTrue();
        screen.click("code-save");
        screen.idle();
        assertThat(Files.readString(made.folder().resolve("Main.java"))).endsWith("// mine");
        assertThat(screen.isVisible("code-changed")).isFalse();
        assertThat(Screen.fx(() -> screen.bench().session().lesson().files(ProgramLanguage.JAVA).get("Main")))
                .endsWith("// mine");
        assertThat(Screen.fx(() -> ((CodeArea) screen.bench().scene().lookup("#code-edit")).getText()))
                .endsWith("// mine");
    }

    @Test
    @DisplayName("it is shared as a zip, which another can add; for Gantry's own lessons that is not offered")
    void share() throws Exception {
        own.make("Mine", EnumSet.of(ProgramLanguage.JAVA));
        refresh();
        assertThat(Screen.fx(() -> screen.bench().commands().get("pack-lesson").enabled().getAsBoolean())).isFalse();
        choose("mine");
        run("pack-lesson");
        screen.until(() -> screen.isVisible("files-text") && screen.text("files-text").startsWith("Packed"));
        assertThat(new OwnLessons(folder.resolve("others")).add(folder.resolve("mine.zip")).lesson().problem())
                .isEmpty();
    }

    private void run(String command) {
        Screen.fx(() -> screen.bench().commands().get(command).run());
        screen.idle();
    }

    /** As when the window gets the focus. */
    private void refresh() {
        Screen.fx(() -> {
            screen.bench().lessons().refresh();
            return null;
        });
        screen.idle();
    }

    private void choose(String id) {
        Screen.fx(() -> {
            Session session = screen.bench().session();
            session.choose(session.lessons().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow());
            return null;
        });
        screen.idle();
    }

    private List<String> listed() {
        return Screen.fx(() -> list().getItems().stream().map(Lesson::id).toList());
    }

    @SuppressWarnings("unchecked")
    private ListView<Lesson> list() {
        return (ListView<Lesson>) screen.bench().scene().lookup("#library");
    }

    /** The words in the row of this title. */
    private List<String> row(String title) {
        return Screen.fx(() -> {
            list().scrollTo(list().getItems().size() - 1);
            list().layout();
            return list().lookupAll(".list-cell").stream().map(OwnLessonsWindowTest::words)
                    .filter(words -> words.contains(title)).findFirst().orElse(List.of());
        });
    }

    /** The words of the questions. */
    private List<String> asked() {
        return Screen.fx(() -> words(screen.bench().scene().lookup("#lesson-questions")));
    }

    private static List<String> words(Node cell) {
        return cell.lookupAll(".label").stream().filter(Node::isVisible)
                .map(label -> ((Label) label).getText()).filter(text -> text != null).toList();
    }
}
