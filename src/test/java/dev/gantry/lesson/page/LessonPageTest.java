package dev.gantry.lesson.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.JavaLesson;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.lesson.own.OwnLesson;
import dev.gantry.lesson.own.OwnLessons;
import dev.gantry.lesson.run.LessonRun;
import dev.gantry.lesson.text.LessonText;
import dev.gantry.recording.Recording;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.view.style.Phrases;

/** What stands in a lesson's page and in its slides. */
class LessonPageTest {
    private static final JavaLesson LESSON = (JavaLesson) Catalogue.find("thread-callbacks").orElseThrow();
    private static final Arguments GIVEN = Arguments.usual(LESSON).with(LESSON, "unit", 20).with(LESSON, "tasks", 3);

    private static Snapshot recorded;

    @TempDir
    private Path folder;

    @BeforeAll
    static void run() {
        recorded = Recording.complete(new LessonRun(LESSON, GIVEN, _ -> {})).snapshot();
    }

    @AfterEach
    void english() {
        Phrases.speak(Locale.ROOT);
    }

    @Test
    @DisplayName("a page has the text, the chart in both themes, both programs, and the answers that the run proves")
    void page() throws IOException {
        String page = written(LESSON.text(), false);
        assertThat(page).startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                .contains("<h1>Callbacks on a thread pool</h1>")
                .contains("<code>gantry run thread-callbacks --unit 20ms --workers 5 --tasks 3</code>")
                .contains("<p>Each future of the thread pool gets a callback that prints the task's result.</p>")
                .contains("<em>right behind it</em>")
                .contains("<h2>Java</h2>\n<pre><code>// The callbacks of the futures of a thread pool.")
                .contains("<h2>Python</h2>\n<pre><code># The callbacks of the futures of a thread pool.")
                .contains("Future&lt;Integer&gt; future = pool.submit")
                .contains("<li>the main thread</li><li>the worker that ran the task</li><li>a thread of its own</li>")
                .contains("<details><summary>Answer</summary><p><strong>the worker that ran the task</strong></p>"
                        + "<p><code>every callback ran on its task's lane</code>: ")
                .containsPattern("<details><summary>Answer</summary><p><strong>3</strong></p><p><code>exactly 3 tasks")
                .doesNotContain("details open");
        assertThat(page.indexOf("<figure>")).as("what answers the questions comes after them")
                .isGreaterThan(page.lastIndexOf("<details>")).isLessThan(page.indexOf("right behind it"));
        assertThat(charts(page)).hasSize(2).allSatisfy(svg -> assertThat(svg).contains("<svg").contains("square 0"));
        assertThat(charts(page)[0]).isNotEqualTo(charts(page)[1]);
    }

    @Test
    @DisplayName("code in a text is code in the page, and is without its signs where words alone are shown")
    void code() throws IOException {
        LessonText text = new LessonText("Code", List.of(), List.of(new LessonText.Step(
                List.of(new LessonText.Piece("It says `a<b`.", Optional.empty())))), List.of());
        assertThat(written(text, false)).contains("<p>It says <code>a&lt;b</code>.</p>");
        assertThat(text.summary()).isEqualTo("It says a<b.");
    }

    @Test
    @DisplayName("no script stands in it, and nothing that is loaded from elsewhere")
    void alone() throws IOException {
        for (boolean slides : new boolean[]{false, true}) {
            String page = written(LESSON.text(), slides);
            assertThat(page).doesNotContain("<script").doesNotContain("@import").doesNotContain("<link")
                    .contains("default-src 'none'").contains("prefers-color-scheme: dark");
            assertThat(Pattern.compile("(?:src|srcset|href)=\"(?!data:image/svg\\+xml;base64,)").matcher(page).find())
                    .isFalse();
            assertThat(Pattern.compile("url\\((?!#)").matcher(page).find()).isFalse();
        }
    }

    @Test
    @DisplayName("slides are a page for the title, each step and each question; a step's task is selected in its chart")
    void slides() throws IOException {
        String page = written(LESSON.text(), true);
        assertThat(page.split("<section class=\"slide\"", -1)).hasSize(1 + 1 + 2 + 3);
        assertThat(page).contains("<footer>Callbacks on a thread pool · 3 / 6</footer>")
                .contains("@page { size: 13.333in 7.5in").contains("break-after: page")
                .as("as wide as the window beside its scroll bar").doesNotContain("width: 100vw");
        assertThat(charts(page)).as("where nothing is asked any more").hasSize(2);
        assertThat(page.indexOf("<figure>")).isGreaterThan(page.lastIndexOf("<details>"));
        assertThat(charts(page)[1]).as("a step about a task").isNotEqualTo(charts(written(LESSON.text(), false))[1]);
    }

    @Test
    @DisplayName("in Chinese all of it is, but for the programs")
    void chinese() throws IOException {
        Phrases.speak(Locale.SIMPLIFIED_CHINESE);
        String page = written(LESSON.text("zh").orElseThrow(), false);
        assertThat(page).contains("<html lang=\"zh-CN\">").contains("<h1>线程池的回调</h1>")
                .contains("<summary>答案</summary><p><strong>运行该任务的工作线程</strong></p>").contains("<h2>问题</h2>");
        assertThat(charts(page)[0]).contains("运行");
    }

    @Test
    @DisplayName("what a lesson of others says is text, never a tag")
    void hostile() throws Exception {
        OwnLesson made = new OwnLessons(folder).make("<script>alert(1)</script>", EnumSet.of(ProgramLanguage.JAVA));
        Path file = made.folder().resolve("lesson.md");
        Files.writeString(file, Files.readString(file).replace("{workers} workers", "<img src=x onerror=alert(2)> \"&")
                .replace("- as they were submitted", "- </details><script>")
                .replace("[the first task]", "[</em><b>]"));
        Files.writeString(made.folder().resolve("Main.java"),
                Files.readString(made.file(ProgramLanguage.JAVA)) + "// </code></pre><script>");
        OwnLesson lesson = OwnLesson.read(made.folder());
        assertThat(lesson.problem()).isEmpty();
        LessonPage page = new LessonPage(lesson, lesson.text(), ProgramLanguage.JAVA,
                Arguments.usual(lesson).values(), recorded);
        for (boolean slides : new boolean[]{false, true}) {
            assertThat(text(page, slides)).doesNotContain("<script").doesNotContain("<img src=x")
                    .doesNotContain("<b>").contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                    .contains("&lt;img src=x onerror=alert(2)&gt; &quot;&amp;");
        }
    }

    @Test
    @DisplayName("of a deadlock the chart shows the circle")
    void deadlock() throws Exception {
        Names names = new Names();
        Trace trace = new Trace(names);
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("java"));
        for (int lane = 0; lane < 2; lane++) {
            trace.laneOpened(0, lane + 2, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("t" + lane));
            String lock = "gantry:lock(held(\"lock %d\", \"t%d\"))".formatted(lane, 1 - lane);
            trace.blocked((10 + lane) * 1_000_000, lane + 2, names.intern(lock), 0);
        }
        trace.finish(1_000_000_000);
        LessonPage page = new LessonPage(LESSON, LESSON.text(), ProgramLanguage.JAVA, GIVEN.values(), trace.snapshot());
        assertThat(charts(text(page, false))).isNotEmpty()
                .allMatch(chart -> chart.contains("Z\" stroke=\"none\""), "has heads of arrows");
    }

    private static String written(LessonText text, boolean slides) throws IOException {
        return text(new LessonPage(LESSON, text, ProgramLanguage.JAVA, GIVEN.values(), recorded), slides);
    }

    private static String text(LessonPage page, boolean slides) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (slides) {
            page.writeSlides(out);
        } else {
            page.write(out);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String[] charts(String page) {
        Matcher data = Pattern.compile("data:image/svg\\+xml;base64,([^\"]+)\"").matcher(page);
        return data.results().map(found -> new String(Base64.getDecoder().decode(found.group(1)),
                StandardCharsets.UTF_8)).toArray(String[]::new);
    }
}
