package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kordamp.ikonli.javafx.FontIcon;

import dev.gantry.format.export.Exports;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.text.Language;
import dev.gantry.ui.theme.Theme;
import dev.gantry.view.frame.Coroutines;

/** In Chinese the window says nothing in English but names: of the program that ran, of keys, of units. */
@Tag("screen")
class ChineseTest {
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z]+");
    private static final Set<String> NAMES = Set.of(
            // keys
            "Ctrl", "Shift", "Alt", "Esc", "Space", "Delete", "Page", "Up", "Down", "Home", "End", "Left", "Right",
            "Tab", "Enter", "Backspace", "Plus", "Minus", "Add", "Subtract", "Equals", "Context", "Menu",
            // units
            "ns", "ms", "min", "px", "MB",
            // the field's own words, which are written so in Chinese too
            "Gantry", "Java", "JVM", "Python", "CPU", "JSON", "PNG", "SVG", "HTML", "CSV", "JFR", "Chrome", "Perfetto",
            "pid", "hub", "greenlet", "future", "map", "send", "yield", "close", "cancel", "joinAll", "main", "false",
            "true", "thread", "callbacks", "one", "twenty", "results", "English", "ExecutorManagerThread",
            // what lints are about
            "GIL", "await", "processors",
            // commands, and what --watch knows
            "jfr", "settings", "python", "sleep", "print", "generators",
            // SQL, its words, tables and columns, and what reads tables
            "SQL", "sql", "select", "name", "dur", "from", "slice", "order", "by", "desc", "limit", "task", "executor",
            "lane", "ts", "id", "show", "tables", "Parquet", "DuckDB", "Spark", "pandas", "gantry",
            // how names of files end
            "py", "jar", "cp");

    private final Map<String, String> english = new TreeMap<>();
    private String recorded = "";
    private int seen;

    @Test
    void nothingIsSaidInEnglish() {
        Language.CHINESE.speak();
        Snapshot snapshot = Recordings.finished(true);
        StringBuilder names = new StringBuilder("zzzz x ThreadTwenty java end ");
        for (int task = 1; task <= snapshot.tasks(); task++) {
            names.append(snapshot.taskLabel(task)).append(' ');
        }
        for (int lane = 1; lane <= snapshot.lanes(); lane++) {
            names.append(snapshot.laneName(lane)).append(' ');
        }
        names.append("sleep shutdown java.lang.ArithmeticException: / by zero pool zip ");
        Exports.kinds().forEach(kind -> names.append(kind.endings()).append(' '));
        recorded = names.toString().toLowerCase(Locale.ROOT);
        Recording run = FixedRun.failed(snapshot, "@");
        try (Screen screen = Screen.remembering((_, _) -> run, Theme.LIGHT, Settings.unkept())) {
            screen.idle();
            EveryView.of(screen, (view, root) -> {
                look(view, root);
                var texts = screen.bench().chart().frame().texts();
                for (int i = 0; i < texts.size(); i++) {
                    check(view, "the timeline", texts.text(i));
                }
            });
        } finally {
            Language.ENGLISH.speak();
        }
        assertThat(seen).isGreaterThan(2_000);
        assertThat(english).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("coroutines")
    void norOfCoroutines(Snapshot snapshot) {
        Language.CHINESE.speak();
        recorded = "gantry java main worker-0 worker-1 eat drink play pool slow task sleep waits for a result";
        try (Screen screen = Screen.remembering((_, _) -> FixedRun.finished(snapshot), Theme.LIGHT,
                Settings.unkept())) {
            screen.idle();
            screen.click("run");
            for (int tab = 0; tab < 6; tab++) {
                int chosen = tab;
                Screen.fx(() -> {
                    screen.tabs().getSelectionModel().select(chosen);
                    screen.bench().navigation().replay(snapshot.horizon() / 2 + chosen * 7);
                    return null;
                });
                screen.idle();
                Screen.fx(() -> {
                    look("tab " + chosen, screen.bench().scene().getRoot());
                    var texts = screen.bench().chart().frame().texts();
                    for (int i = 0; i < texts.size(); i++) {
                        check("tab " + chosen, "the timeline", texts.text(i));
                    }
                    return null;
                });
            }
        } finally {
            Language.ENGLISH.speak();
        }
        assertThat(seen).isGreaterThan(500);
        assertThat(english).isEmpty();
    }

    static List<Snapshot> coroutines() {
        return List.of(Recordings.coroutines(), Recordings.waiting(), Coroutines.three(), Coroutines.many(30, 40));
    }

    private void look(String view, Parent root) {
        for (Node node : EveryView.nodes(root)) {
            if (isProgram(node)) {
                continue;
            }
            check(view, "read aloud", node.getAccessibleText());
            check(view, "help read aloud", node.getAccessibleHelp());
            if (node instanceof Text text && !(node instanceof FontIcon)) {
                check(view, "text", text.getText());
            }
            if (node instanceof Labeled labeled) {
                check(view, "label", labeled.getText());
            }
            if (node instanceof TextInputControl input) {
                check(view, "prompt", input.getPromptText());
            }
            if (node instanceof Control control && control.getTooltip() != null) {
                check(view, "tip", control.getTooltip().getText());
            }
        }
    }

    /** The source of the program, what it printed, and claims, whose language is English. */
    private static boolean isProgram(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if ("code".equals(at.getId()) || at.getStyleClass().contains("mark-text")
                    || at.getStyleClass().contains("mark-content") || at.getStyleClass().contains("claim-text")) {
                return true;
            }
        }
        return false;
    }

    private void check(String view, String what, String text) {
        if (text == null) {
            return;
        }
        seen++;
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            if (!NAMES.contains(words.group()) && !recorded.contains(words.group().toLowerCase(Locale.ROOT))) {
                english.putIfAbsent(words.group() + " in " + text.replace('\n', ' '), what + "; " + view);
                return;
            }
        }
    }
}
