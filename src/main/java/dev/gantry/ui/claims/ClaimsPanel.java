package dev.gantry.ui.claims;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import dev.gantry.format.OpenFile;
import dev.gantry.insight.claim.Claim;
import dev.gantry.insight.claim.Verdict;
import dev.gantry.insight.lint.Lint;
import dev.gantry.ui.desktop.Chooser.Wanted;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Focus;
import dev.gantry.ui.feature.TabPanel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Inquiry;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.IconButton;
import dev.gantry.ui.theme.TabPage;
import dev.gantry.ui.theme.WrappingHead;

/**
 * The list of claims; Enter or a click shows what was found and goes to the place that refutes one, F2 edits it, Delete
 * removes it. They are remembered, whatever recording is shown.
 */
final class ClaimsPanel extends BorderPane implements TabPanel {
    private static final List<String> EXAMPLES = List.of("at most 2 tasks ran at once", "no task failed",
            "tasks started in the order of submission", "no task waited longer than 100 ms");

    private static final double SHARE = 0.62;

    private final Context context;
    private final BooleanSupplier visible;
    private final Inquiry<List<Claim>, Verdicts> inquiry;
    private final ObservableList<Claim> claims = FXCollections.observableArrayList();
    private final ListView<Claim> list = new ListView<>(claims);
    private final ClaimField field;
    private final PlacesPane places;
    private final LintsPane lints;
    private final SplitPane parts = new SplitPane(list);
    private final Label busy = new Label();
    private final Button cancel = IconButton.of("claims", "cancel", Icon.STOP, this::cancelOrAgain);
    private final Button open = IconButton.of("claims", "open", Icon.FOLDER, this::open);
    private final Button save = IconButton.of("claims", "save", Icon.EXPORT, this::save);
    private Optional<Claim> edited = Optional.empty();
    private Optional<Verdicts> shown = Optional.empty();

    /** A panel that checks claims while it is visible. */
    ClaimsPanel(Context context, BooleanSupplier visible) {
        this.context = context;
        this.visible = visible;
        Supplier<List<Claim>> asked = () -> List.copyOf(claims);
        inquiry = new Inquiry<>(context.pump(), context.reader(), context.session()::snapshot, asked,
                (snapshot, about) -> Verdicts.reading(snapshot, about,
                        context.session().file().map(OpenFile::isWhole).orElse(true)));
        field = new ClaimField(context.session()::snapshot, this::enter);
        places = new PlacesPane(context.pointer(), context.navigation());
        lints = new LintsPane(context, this::lintPicked);
        getStyleClass().add("claims");
        busy.setId("claims-busy");
        busy.getStyleClass().add("hint");
        busy.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(field, Priority.ALWAYS);
        Label hint = new Label(Texts.of("lints.hint"));
        hint.getStyleClass().addAll("hint", "lints-hint");
        WrappingHead head = new WrappingHead();
        head.getChildren().addAll(lints.toggle(), field, busy, cancel, open, save, hint);
        lints.toggle().selectedProperty().addListener((_, _, wanted) -> {
            List.of(field, open, save).forEach(part -> show(!wanted, part));
            show(wanted, hint);
            parts.getItems().setAll(wanted ? lints : list);
            showPlaces();
        });
        show(false, hint);
        head.getStyleClass().add("claims-head");
        list.setId("claims");
        list.setAccessibleText(Texts.of("claims.title"));
        list.setCellFactory(_ -> new ClaimCell(claim -> shown.flatMap(of -> of.of(claim))));
        list.setPlaceholder(placeholder());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, _) -> {
            showPlaces();
            places.goToFirst();
        });
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        setCenter(new TabPage(head, parts));
        claims.setAll(ClaimTexts.remembered(context.settings()));
    }

    /** Puts the cursor into the field. */
    @Override
    public void enter() {
        lints.toggle().setSelected(false);
        applyCss(); // what scrolls comes into the scene with its skin
        field.field().requestFocus();
        field.field().selectAll();
    }

    /** Leaves the field, if the cursor is in it; says whether it was. */
    @Override
    public boolean leaveField() {
        boolean within = Focus.isWithin(field);
        if (within) {
            edited = Optional.empty();
            field.field().clear();
            context.focus().toChart();
        }
        return within;
    }

    /** Takes what was checked; says whether more may come. */
    @Override
    public boolean take() {
        boolean more = lints.take();
        return inquiry.take(visible.getAsBoolean() && context.isRecorded() && !claims.isEmpty()) || more;
    }

    @Override
    public void close() {
        inquiry.close();
        lints.close();
    }

    @Override
    public void show(Set<Reason> reasons) {
        if (!visible.getAsBoolean()) {
            return;
        }
        boolean slow = inquiry.isSlow() && !inquiry.isCancelled();
        busy.setText(slow
                ? Texts.of("claims.busy", Math.round(100 * inquiry.progress()))
                : inquiry.isCancelled()
                        ? Texts.of("claims.cancelled")
                        : context.isRecorded() ? "" : Texts.of("claims.nothing"));
        show(!busy.getText().isEmpty(), busy);
        show(slow || inquiry.isCancelled(), cancel);
        save.setDisable(claims.isEmpty());
        lints.show();
        Optional<Verdicts> now = context.isRecorded() ? inquiry.answer() : Optional.empty();
        if (!now.equals(shown) || reasons.contains(Reason.VIEW)) {
            shown = now;
            list.refresh();
            showPlaces();
        }
    }

    private void lintPicked() {
        showPlaces();
        places.goToFirst();
    }

    private void showPlaces() {
        Optional<Lint> lint = lints.toggle().isSelected() ? lints.selected() : Optional.empty();
        Claim claim = list.getSelectionModel().getSelectedItem();
        Optional<Verdict> verdict = lints.toggle().isSelected()
                ? lint.flatMap(lints::verdict)
                : Optional.ofNullable(claim).flatMap(of -> shown.flatMap(all -> all.of(of)));
        places.show(shown.map(Verdicts::snapshot).orElse(context.session().snapshot()), verdict,
                lint.map(lints::meaning).orElse(List.of()));
        if (verdict.isEmpty()) {
            parts.getItems().remove(places);
        } else if (parts.getItems().size() == 1) {
            parts.getItems().add(places);
            parts.setDividerPositions(SHARE);
        }
    }

    private void enter(Claim claim) {
        int at = edited.map(claims::indexOf).orElse(-1);
        edited = Optional.empty();
        if (at >= 0) {
            claims.set(at, claim);
        } else {
            claims.add(claim);
        }
        field.field().clear();
        list.scrollTo(claim);
        changed();
    }

    private void key(KeyEvent event) {
        Claim claim = list.getSelectionModel().getSelectedItem();
        if (claim == null) {
            return;
        }
        boolean known = true;
        switch (event.getCode()) {
            case DELETE, BACK_SPACE -> remove(claim);
            case ENTER -> places.goToFirst();
            case F2 -> {
                edited = Optional.of(claim);
                field.edit(claim.text());
            }
            default -> known = false;
        }
        if (known) {
            event.consume();
        }
    }

    private void remove(Claim claim) {
        List<Claim> before = List.copyOf(claims);
        claims.remove(claim);
        changed();
        context.files().undoable(Texts.of("claims.removed", claim.text()), () -> {
            claims.setAll(before);
            changed();
        });
    }

    private void changed() {
        ClaimTexts.remember(context.settings(), claims);
        context.keep();
        context.pump().mark(Reason.HOVER);
    }

    private void open() {
        context.chooser().toChoose(Wanted.CLAIMS, context.programs().folder()).ifPresent(this::open);
    }

    private void open(Path file) {
        List<Claim> read = new ArrayList<>();
        Optional<String> problem = ClaimTexts.read(file, read);
        problem.ifPresent(context.files()::say);
        if (problem.isEmpty()) {
            List<Claim> before = List.copyOf(claims);
            claims.addAll(read);
            changed();
            context.files().undoable(Texts.count("claims.opened", read.size()), () -> {
                claims.setAll(before);
                changed();
            });
        }
    }

    private void save() {
        context.chooser().toExport("claims.txt", Texts.of("claims.file"), List.of("txt")).ifPresent(to -> {
            Optional<String> problem = ClaimTexts.write(to, claims);
            context.files().say(problem.orElseGet(() -> Texts.of("claims.saved", to)));
        });
    }

    private void cancelOrAgain() {
        inquiry.cancelOrAgain();
    }

    private Node placeholder() {
        Label what = new Label(Texts.of("claims.none"));
        what.getStyleClass().add("hint");
        what.setWrapText(true);
        what.setMinHeight(USE_PREF_SIZE);
        VBox box = new VBox(what);
        box.getStyleClass().add("claims-none");
        for (String example : EXAMPLES) {
            Hyperlink link = new Hyperlink(example);
            link.setMnemonicParsing(false);
            link.getStyleClass().add("claim-text");
            link.setOnAction(_ -> field.edit(example));
            box.getChildren().add(link);
        }
        return box;
    }

    private static void show(boolean wanted, Node part) {
        part.setVisible(wanted);
        part.setManaged(wanted);
    }
}
