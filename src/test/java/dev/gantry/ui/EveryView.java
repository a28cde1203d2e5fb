package dev.gantry.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

import dev.gantry.recording.Note;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Range;
import dev.gantry.ui.session.Tool;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.layout.Arrangement;

/**
 * Brings the window into every state that it has something to show in: all panels, tabs, overlays, popups, questions
 * and complaints. Whoever looks is told what is open, and looks at it on the JavaFX thread.
 */
final class EveryView {
    private static final long MS = Recordings.MS;

    /** Looks at one state of the window, whose visible part this is. */
    interface Look {
        void at(String view, Parent root);
    }

    private final Screen screen;
    private final Look look;

    private EveryView(Screen screen, Look look) {
        this.screen = screen;
        this.look = look;
    }

    /** Goes through all views of a window that has not run its lesson yet. */
    static void of(Screen screen, Look look) {
        EveryView tour = new EveryView(screen, look);
        tour.see("welcome");
        tour.parameters();
        tour.recording();
        tour.selections();
        tour.reading();
        tour.files();
        tour.overlays();
        tour.popups();
    }

    /** Everything visible under this node, itself first. */
    static List<Node> nodes(Node from) {
        List<Node> all = new ArrayList<>();
        collect(from, all);
        return all;
    }

    private static void collect(Node node, List<Node> into) {
        if (!node.isVisible()) {
            return;
        }
        into.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
        }
    }

    private void parameters() {
        screen.type("parameter-workers", "0");
        see("a parameter out of range");
        screen.type("parameter-workers", "x");
        see("a parameter that is no number");
        screen.type("parameter-workers", "5");
        run("search-lessons");
        screen.robot().write("zzz", 0);
        see("no lesson found");
        screen.robot().push(javafx.scene.input.KeyCode.CONTROL, javafx.scene.input.KeyCode.A);
        screen.robot().push(javafx.scene.input.KeyCode.DELETE);
    }

    private void recording() {
        run("run");
        screen.idle();
        see("a run that failed");
        run("note");
        see("the question for a note");
        run("clear");
        tabs("nothing selected");
        act(() -> {
            screen.bench().navigation().notes().add(new Note(600 * MS, "@"));
            return null;
        });
        select(new Selection.OfTask(13));
        tabs("a failed task selected");
        act(() -> {
            lookUp(TableView.class, "tasks").getSelectionModel().select(2);
            return null;
        });
        see("a chosen row");
        act(() -> {
            screen.bench().pointer().range(Optional.of(Range.between(100 * MS, 600 * MS, Set.of(4, 5, 6))));
            return null;
        });
        tabs("an area");
        run("clear");
        act(() -> {
            screen.bench().appearance().tool(Tool.PAN);
            return null;
        });
        see("the tool that drags");
    }

    private void selections() {
        select(new Selection.OfTask(1));
        see("a task");
        select(new Selection.OfLane(4));
        see("a lane");
        select(new Selection.OfGap(4, 0, 3 * MS));
        see("a gap");
        act(() -> {
            Pointer pointer = screen.bench().pointer();
            pointer.select(screen.bench().session().snapshot(), new Pointer.Place(4, 1, 1));
            return null;
        });
        see("a wait");
        act(() -> {
            screen.bench().lanes().arrange(Arrangement.USUAL.pinned(5, true).hiding(3));
            screen.bench().lanes().filter("pool");
            return null;
        });
        see("lanes filtered and hidden");
        run("lanes-reset");
    }

    private void reading() {
        run("search");
        screen.robot().write("task 1", 0);
        see("a search");
        screen.robot().write("zzz", 0);
        see("a search that finds nothing");
        run("clear");
        run("clear");
        run("curves");
        see("curves of an executor");
        run("curves");
        run("go");
        screen.robot().write("x", 0);
        screen.robot().push(javafx.scene.input.KeyCode.ENTER);
        see("a wrong answer to a question");
        run("clear");
        act(() -> {
            screen.bench().navigation().replay(300 * MS);
            screen.tabs().getSelectionModel().select(2);
            return null;
        });
        see("a replay");
        run("replay-ask");
        see("a replay that asks");
        screen.click("ask-2");
        see("a replay that said what came");
        run("replay-last");
        see("a replay that has nothing to ask");
        run("replay");
        run("state-next");
        see("a state that stands out");
        run("state-previous");
        act(() -> {
            screen.bench().notices().say("@");
            return null;
        });
        see("a sentence above all");
    }

    private void files() {
        act(() -> {
            screen.bench().settings().put("recent.files", "0 pftrace file:///x\n0 - file:///zzzz");
            screen.bench().files().recentFiles().refresh();
            return null;
        });
        screen.idle();
        see("files that have vanished");
        run("recent-clear");
        see("a list that was cleared");
        act(() -> {
            screen.bench().files().say("@");
            return null;
        });
        Dragging dragged = Dragging.of(Path.of("@"));
        dragged.over();
        see("a file over the window");
        dragged.leave();
    }

    private void overlays() {
        for (String overlay : List.of("help", "palette", "shortcuts", "caveats", "export")) {
            run(overlay);
            see(overlay);
            if (overlay.equals("palette")) {
                screen.robot().write("zzzz", 0);
                see("no command found");
            }
            if (overlay.equals("shortcuts")) {
                act(() -> {
                    lookUp(ListView.class, "shortcuts-list").getSelectionModel().select(4);
                    return null;
                });
                screen.click("shortcuts-change");
                see("keys that are awaited");
                screen.robot().push(javafx.scene.input.KeyCode.CONTROL, javafx.scene.input.KeyCode.L);
                see("keys that are taken");
            }
            run("clear");
        }
        run("attach");
        act(() -> {
            lookUp(TextField.class, "attach-filter").setText("zzzz");
            return null;
        });
        see("no JVM found");
        run("clear");
        program();
    }

    private void program() {
        run("run-program");
        see("the question which program is to be run");
        act(() -> {
            lookUp(TextField.class, "launch-program").setText("@");
            lookUp(TextField.class, "launch-arguments").setText("\"@");
            lookUp(TextField.class, "launch-folder").setText("@");
            lookUp(Button.class, "launch-run").fire();
            return null;
        });
        see("a program that can't be run");
        run("clear");
    }

    private void popups() {
        select(new Selection.OfLane(4));
        run("lane-menu");
        see("the menu of a lane");
        act(() -> {
            Window.getWindows().stream().filter(PopupWindow.class::isInstance).toList().forEach(Window::hide);
            return null;
        });
    }

    private void tabs(String what) {
        List<Tab> tabs = Screen.fx(() -> List.copyOf(screen.tabs().getTabs()));
        for (Tab tab : tabs) {
            act(() -> {
                screen.tabs().getSelectionModel().select(tab);
                return null;
            });
            see(tab.getId() + ", " + what);
        }
    }

    private void select(Selection selection) {
        act(() -> {
            screen.bench().pointer().select(selection);
            return null;
        });
    }

    private void run(String command) {
        act(() -> screen.bench().commands().get(command).run());
    }

    private void act(Callable<?> action) {
        Screen.fx(action);
        screen.idle();
    }

    @SuppressWarnings("unchecked")
    private <T> T lookUp(Class<T> type, String id) {
        return type.cast(screen.bench().scene().lookup("#" + id));
    }

    /** An overlay covers the rest; a popup is a window of its own. */
    private void see(String view) {
        screen.idle();
        Screen.fx(() -> {
            Parent root = screen.bench().scene().getRoot();
            root.applyCss();
            root.layout();
            List<Node> layers = root.getChildrenUnmodifiable();
            Node top = layers.stream().filter(Node::isVisible).reduce((_, last) -> last).orElseThrow();
            look.at(view, (Parent) top);
            for (Window window : List.copyOf(Window.getWindows())) {
                if (window instanceof PopupWindow && window.isShowing()) {
                    look.at(view, window.getScene().getRoot());
                }
            }
            return null;
        });
    }
}
