package dev.gantry.ui.code;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import dev.gantry.trace.Snapshot;
import dev.gantry.ui.chart.PlayheadLine;
import dev.gantry.ui.code.Tokens.Token;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.pump.FxThread;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.session.Site;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.Tip;
import dev.gantry.view.explain.LineNow;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.layout.LaneNames;

/**
 * The source of the lesson, in the language that is chosen, or of the program, of which the file can be chosen if
 * there are several. Lit are the line that submitted the selected task and the one where it waits or runs, where the
 * selected lane is, or in a replay where each lane is, with the lanes' names; of a program that runs, while nothing is
 * selected, where its main thread is. A line above says which of these it is.
 */
final class CodePanel extends BorderPane implements Panel {
    private static final int ROWS_ABOVE = 4;
    private static final int NEAR = 6;
    private static final int MOST_NAMES = 3;
    private static final Set<Reason> CHANGES = Set.of(Reason.LESSON, Reason.SELECTION, Reason.PLAYHEAD);

    private final Session session;
    private final Pointer pointer;
    private final PlayheadLine replayed;
    private final ObservableList<List<Token>> lines = FXCollections.observableArrayList();
    private final ListView<List<Token>> list = new ListView<>(lines);
    private final Label what = new Label();
    private final ChoiceBox<String> files = new ChoiceBox<>();
    private final LanguageTabs languages;
    private final EditBar edit;
    private final OtherProgram other;
    private final ToggleButton both = new ToggleButton(Texts.of("code.both"), Icon.COMPARE.node());
    private final HBox head;
    private Optional<String> chosen = Optional.empty();
    private boolean filling;
    private String shownClass = "";
    private String shownSource = ""; // programs that are not each other's may have classes of one name
    private final IntegerProperty lit = new SimpleIntegerProperty(-1);
    private final IntegerProperty also = new SimpleIntegerProperty(-1);
    private final ObservableMap<Integer, String> lanes = FXCollections.observableHashMap();
    private int top;
    private boolean touched;

    CodePanel(Context context) {
        session = context.session();
        pointer = context.pointer();
        languages = new LanguageTabs(context);
        edit = new EditBar(context, this::showEditor);
        other = new OtherProgram(session);
        both.setId("code-both");
        both.getStyleClass().add("code-both");
        both.setMinWidth(Region.USE_PREF_SIZE);
        Tip.put(both, Texts.of("code.both.tip"));
        both.setOnAction(_ -> update());
        head = new HBox(languages, both, what, files, edit);
        replayed = new PlayheadLine(session, context.chart(), pointer, context.navigation());
        getStyleClass().add("code-panel");
        list.setId("code");
        list.setAccessibleText(Texts.of("code.title"));
        list.setCellFactory(_ -> new LineCell(lit, also, lanes));
        list.setFixedCellSize(20);
        Label none = new Label(Texts.of("code.none"));
        none.getStyleClass().add("hint");
        list.setPlaceholder(none);
        list.addEventFilter(ScrollEvent.SCROLL, _ -> touched = true);
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> touched = true);
        list.heightProperty().addListener((_, _, _) -> FxThread.post(() -> { // not in the middle of laying out
            if (!touched) {
                scrollTo(top);
            }
        }));
        what.setId("code-line");
        what.getStyleClass().add("code-line");
        what.setMaxWidth(Double.MAX_VALUE);
        what.setMinWidth(0);
        what.setVisible(false);
        HBox.setHgrow(what, Priority.ALWAYS);
        files.setId("code-files");
        files.setAccessibleText(Texts.of("code.files"));
        files.setVisible(false);
        files.setManaged(false);
        files.valueProperty().addListener((_, _, name) -> {
            if (name != null && !filling) {
                chosen = Optional.of(name);
                update();
            }
        });
        head.getStyleClass().add("code-head");
        showHead();
        setTop(head);
        setCenter(list);
    }

    /** Whether the program can be edited: it is a lesson's, and no file is shown. */
    boolean canEdit() {
        return session.file().isEmpty() && session.program().isEmpty();
    }

    /** Begins to edit the program, or ends that. */
    void toggleEditing() {
        edit.toggle();
    }

    /** Writes what was changed last; an editor in a scene that is closed would look for its theme. */
    void close() {
        edit.close();
        setCenter(null);
    }

    private void showEditor(boolean on) {
        update();
        if (!on) {
            scrollTo(top);
        }
    }

    /** The line that is lit, from 1; 0 if none is. */
    int litLine() {
        return lit.get() + 1;
    }

    @Override
    public void show(Set<Reason> reasons) {
        if (!Collections.disjoint(reasons, CHANGES)) {
            chosen = Optional.empty(); // what is pointed at may lie in another file
            update();
        } else if (reasons.contains(Reason.RECORDING) && (isMoving() || !session.sources().equals(files.getItems()))) {
            update();
        }
        if (reasons.contains(Reason.RUN) && !session.isLive()) {
            edit.ended();
        }
        if (reasons.contains(Reason.SIZE) && !touched) {
            scrollTo(top);
        }
    }

    /** Whether the lit line changes while the program runs: that of a lane is where it is now. */
    private boolean isMoving() {
        return pointer.selection() instanceof Selection.OfLane
                ? session.isLive()
                : pointer.selection() == Selection.NONE && session.streams().isPresent();
    }

    private SelectedLine selected() {
        Snapshot snapshot = session.snapshot();
        return replayed.now().map(SelectedLine::of).orElseGet(
                () -> pointer.selection() == Selection.NONE && session.isLive() && session.streams().isPresent()
                        ? SelectedLine.ofMainThread(snapshot)
                        : SelectedLine.of(snapshot, pointer));
    }

    private void update() {
        languages.show();
        arrange();
        edit.show(canEdit());
        SelectedLine selected = selected();
        Site site = Site.of(selected.main().site());
        boolean unknown = site.className().isEmpty() || session.source(site.className()).isEmpty();
        Optional<String> wanted = chosen.or(() -> unknown ? Optional.empty() : Optional.of(site.className()))
                .or(() -> session.sources().stream().findFirst());
        if (wanted.filter(this::show).isEmpty()) {
            shownClass = "";
            lines.clear(); // program unknown: better no source than another one's
        }
        say(selected);
        light(shownLine(site), shownLine(Site.of(selected.other().site())));
        nameLanes();
        offer(session.sources());
    }

    /** Puts the source or the editor into the middle, and if it is wanted the program in the other language beside. */
    private void arrange() {
        boolean possible = canEdit() && other.language().isPresent();
        both.setVisible(possible);
        both.setManaged(possible);
        Node own = canEdit() && edit.isOn() ? edit.editor() : list;
        if (possible && both.isSelected()) {
            other.show();
            if (!(getCenter() instanceof SplitPane split) || !split.getItems().equals(List.of(own, other))) {
                if (getCenter() instanceof SplitPane before) {
                    before.getItems().clear(); // else one node would be in two places
                }
                setCenter(new SplitPane(own, other));
            }
        } else if (getCenter() != own) {
            if (getCenter() instanceof SplitPane split) {
                split.getItems().clear();
            }
            setCenter(own);
        }
    }

    /** The index of this line; -1 if it is in no source that is shown. */
    private int shownLine(Site site) {
        return !site.className().isEmpty() && shownClass.equals(site.className()) ? site.line() - 1 : -1;
    }

    /** Says in the margin of the lines of this file which lanes of a replay are there. */
    private void nameLanes() {
        Map<Integer, List<String>> there = new HashMap<>();
        for (PlayheadLine.LaneLine at : replayed.all()) {
            int line = shownLine(Site.of(at.line().site()));
            if (line >= 0) {
                there.computeIfAbsent(line, _ -> new ArrayList<>())
                        .add(LaneNames.inTable(session.snapshot(), at.lane()));
            }
        }
        lanes.keySet().retainAll(there.keySet());
        there.forEach((line, names) -> lanes.put(line, names.size() <= MOST_NAMES
                ? String.join(", ", names)
                : Texts.of("code.lanes", String.join(", ", names.subList(0, MOST_NAMES)),
                        names.size() - MOST_NAMES)));
    }

    /** Lets the user choose among these files, if there are several. */
    private void offer(List<String> names) {
        filling = true;
        if (!names.equals(files.getItems())) {
            files.getItems().setAll(names);
        }
        files.setValue(names.contains(shownClass) ? shownClass : null);
        filling = false;
        files.setVisible(names.size() > 1);
        files.setManaged(names.size() > 1);
        showHead();
    }

    /** Shows the line above the source while there is something in it; says whether that has changed. */
    private boolean showHead() {
        boolean wanted = languages.isVisible() || what.isVisible() || files.isVisible() || edit.isVisible()
                || both.isVisible();
        boolean changes = wanted != head.isManaged();
        head.setVisible(wanted);
        head.setManaged(wanted);
        return changes;
    }

    /** Captions of the lit lines, or that they lie in no source that is shown, or that none is known. */
    private void say(SelectedLine selected) {
        boolean known = !Site.of(selected.main().site()).className().isEmpty();
        what.setVisible(known || !shownClass.isEmpty() && pointer.selection() != Selection.NONE
                && !replayed.isOn());
        boolean moves = showHead();
        if (what.isVisible()) {
            what.setText(known ? captions(selected) : Texts.of("code.unknown"));
        }
        if (moves && !touched) {
            layout(); // the list has another height now
            scrollTo(top);
        }
    }

    private String captions(SelectedLine selected) {
        String main = caption(selected.main());
        if (!selected.other().equals(LineNow.UNKNOWN)) {
            main = Texts.of("code.lines", main, caption(selected.other()));
        } else if (selected.main().how() == LineNow.How.SUBMITTED && pointer.place().isPresent() && !replayed.isOn()) {
            main = Texts.of("code.lines", main, Texts.of("code.unknown.run"));
        }
        return selected.lane() == 0
                ? main
                : Texts.of("code.lane", LaneNames.of(session.snapshot(), selected.lane()), main);
    }

    private String caption(LineNow line) {
        Site site = Site.of(line.site());
        return Texts.of("code.line." + line.how().name().toLowerCase(Locale.ROOT),
                shownLine(site) < 0 ? site.label() : site.line());
    }

    private boolean show(String className) {
        Optional<String> source = session.source(className);
        source.filter(text -> !className.equals(shownClass) || !text.equals(shownSource)).ifPresent(text -> {
            shownClass = className;
            shownSource = text;
            lit.set(-1);
            also.set(-1);
            lines.setAll(Tokens.lines(className, text));
            scrollTo(0);
        });
        return source.isPresent();
    }

    /** Puts a line at the top; keeps it there until the user scrolls. */
    private void scrollTo(int line) {
        top = line;
        touched = false;
        list.layout(); // else it would scroll by the number of lines that it had before
        list.scrollTo(line);
    }

    /** Lights these lines; scrolls to the first of them, and so that the other is seen too if it is near. */
    private void light(int line, int other) {
        if (line != lit.get() || other != also.get()) {
            lit.set(line);
            also.set(other);
            if (line >= 0) {
                boolean isNear = other >= 0 && Math.abs(line - other) <= NEAR;
                int above = !isNear || Math.abs(line - other) < ROWS_ABOVE ? ROWS_ABOVE : Math.max(line - other, 0) + 1;
                scrollTo(Math.max(0, line - above));
            }
        }
    }
}
