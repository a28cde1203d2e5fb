package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ListView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.format.export.Export;
import dev.gantry.format.export.Exports;
import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.Lesson;
import dev.gantry.ui.desktop.Chooser;
import dev.gantry.ui.feature.Setup;
import dev.gantry.ui.session.LessonRuns;
import dev.gantry.ui.text.Language;
import dev.gantry.ui.theme.Theme;

/** A lesson whose run is shown is exported as a page and as slides. */
@Tag("screen")
class LessonExportTest {
    private static final Lesson LESSON = Catalogue.find("thread-one").orElseThrow();

    @TempDir
    private Path folder;

    private Screen screen;

    @AfterEach
    void close() {
        screen.close();
        Screen.fx(() -> {
            Language.ENGLISH.speak();
            return null;
        });
    }

    private void window() {
        Chooser chooser = (Chooser) Proxy.newProxyInstance(Chooser.class.getClassLoader(),
                new Class<?>[]{Chooser.class}, (_, _, _) -> Optional.of(folder.resolve("mine.html")));
        screen = Screen.of(new Setup(List.of(LESSON), new LessonRuns(Optional.empty()), System::nanoTime, Theme.LIGHT,
                Runnable::run, Optional.of(chooser)));
        Screen.fx(() -> {
            screen.bench().session().arguments(Arguments.usual(LESSON).with(LESSON, "unit", 20));
            return null;
        });
        screen.click("run");
        screen.until(() -> screen.bench().session().snapshot().finished());
        screen.idle();
    }

    @Test
    @DisplayName("the list of exports has both below those of any recording; the page is about the run that is shown")
    void both() throws Exception {
        window();
        export("lesson");
        String page = Files.readString(folder.resolve("mine.html"));
        assertThat(page).contains("<h1>" + LESSON.title() + "</h1>").contains("gantry run thread-one --unit 20ms")
                .contains("<summary>Answer</summary>").doesNotContain("class=\"slide\"");
        export("slides");
        assertThat(Files.readString(folder.resolve("mine.html"))).contains("class=\"slide\"");
    }

    @Test
    @DisplayName("in the window's language")
    void chinese() throws Exception {
        Screen.start();
        Screen.fx(() -> {
            Language.CHINESE.speak();
            return null;
        });
        window();
        export("lesson");
        assertThat(Files.readString(folder.resolve("mine.html"))).contains("<html lang=\"zh-CN\">")
                .contains("<summary>答案</summary>");
    }

    private void export(String id) throws Exception {
        Files.deleteIfExists(folder.resolve("mine.html"));
        Screen.fx(() -> screen.bench().commands().get("export").run());
        screen.idle();
        Screen.fx(() -> {
            assertThat(kinds().getItems()).hasSize(Exports.kinds().size() + 2);
            kinds().getSelectionModel().select(
                    kinds().getItems().stream().filter(kind -> kind.id().equals(id)).findFirst().orElseThrow());
            return null;
        });
        screen.click("export-write");
        screen.until(() -> Files.exists(folder.resolve("mine.html")) && !screen.bench().files().isBusy());
        screen.idle();
    }

    @SuppressWarnings("unchecked")
    private ListView<Export> kinds() {
        return (ListView<Export>) screen.bench().scene().lookup("#export-kinds");
    }
}
