package dev.gantry.ui.lanes;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.gantry.gather.Fetching;
import dev.gantry.gather.Gathering;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.kept.Kept;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.overlay.Overlay;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.style.Phrases;

/**
 * Card that asks of which member of a cluster which records are to be fetched, and has them put into the recording that
 * is shown.
 */
final class FetchPanel extends Overlay {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Which time is wanted. */
    private enum Part {
        IN_SIGHT, WHOLE
    }

    private final Context context;
    private final MemberLanes members;
    private final ComboBox<String> member = new ComboBox<>();
    private final ComboBox<String> part = new ComboBox<>();
    private final TextField at = new TextField();
    private final PasswordField token = new PasswordField();
    private final Label trouble = new Label();
    private final Button fetch = new Button(Texts.of("fetch.fetch"));
    private long begin;
    private long end;

    FetchPanel(Context context, MemberLanes members) {
        super("fetch", "fetch.title");
        this.context = context;
        this.members = members;
    }

    @Override
    protected void fill(VBox card) {
        card.getStyleClass().add("fetch");
        Label hint = new Label(Texts.of("fetch.hint"));
        hint.getStyleClass().add("hint");
        trouble.setId("fetch-trouble");
        trouble.getStyleClass().add("export-trouble");
        for (Label sentence : List.of(hint, trouble)) {
            sentence.setWrapText(true);
            sentence.setMinHeight(Region.USE_PREF_SIZE);
        }
        GridPane fields = new GridPane();
        fields.getStyleClass().add("launch-fields");
        row(fields, "member", member);
        row(fields, "part", part);
        row(fields, "at", at);
        row(fields, "token", token);
        at.setPromptText("10.0.0.1:5701");
        token.setPromptText(Texts.of("fetch.token.prompt"));
        at.textProperty().addListener((_, _, _) -> complain(""));
        token.textProperty().addListener((_, _, _) -> complain(""));
        member.setOnAction(_ -> complain(""));
        part.setOnAction(_ -> complain(""));
        Button cancel = new Button(Texts.of("files.cancel"));
        cancel.setId("fetch-cancel");
        cancel.setOnAction(_ -> close());
        fetch.setId("fetch-fetch");
        fetch.getStyleClass().add("accent");
        fetch.setOnAction(_ -> fetch());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(gap, cancel, fetch);
        buttons.getStyleClass().add("card-buttons");
        buttons.setMinHeight(Region.USE_PREF_SIZE);
        card.getChildren().addAll(head("fetch.title"), hint, fields, trouble, buttons);
        card.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !(event.getTarget() instanceof Button)
                    && !member.isShowing() && !part.isShowing()) {
                event.consume();
                fetch.fire();
            }
        });
    }

    private static void row(GridPane fields, String name, Region entry) {
        Label label = new Label(Texts.of("fetch." + name));
        label.setLabelFor(entry);
        entry.setId("fetch-" + name);
        entry.setAccessibleText(label.getText());
        entry.setMaxWidth(Double.MAX_VALUE);
        GridPane.setHgrow(entry, Priority.ALWAYS);
        fields.addRow(fields.getRowCount(), label, entry);
    }

    @Override
    protected void opened() {
        List<Kept> missing = members.missing();
        List<String> names = Kept.members(missing);
        member.getItems().setAll(names);
        if (names.size() > 1) {
            member.getItems().add(Texts.of("fetch.all"));
        }
        member.getSelectionModel().select(members.inHand().orElse(names.getFirst()));
        begin = Math.max(0, context.navigation().viewport().start());
        end = Math.min(context.session().snapshot().horizon(), context.navigation().viewport().end());
        part.getItems().setAll(
                Texts.of("fetch.in-sight", context.navigation().clock(begin), context.navigation().clock(end)),
                Texts.of("fetch.whole"));
        part.getSelectionModel().select(Part.IN_SIGHT.ordinal());
        at.setText(missing.getFirst().address());
        if (token.getText().isEmpty()) {
            token.setText(Fetching.usualToken());
        }
        complain("");
        Node first = token.getText().isEmpty() ? token : fetch;
        first.requestFocus();
    }

    private void complain(String sentence) {
        trouble.setText(sentence);
        trouble.setVisible(!sentence.isEmpty());
        trouble.setManaged(!sentence.isEmpty());
        fetch.setDisable(token.getText().isBlank() || at.getText().isBlank());
    }

    private void fetch() {
        if (context.files().isBusy()) {
            complain(Texts.of("fetch.busy"));
            return;
        }
        Recording recording = context.session().last().orElseThrow();
        Snapshot recorded = context.session().snapshot();
        boolean whole = part.getSelectionModel().getSelectedIndex() == Part.WHOLE.ordinal();
        boolean all = member.getItems().size() > 1
                && member.getSelectionModel().getSelectedIndex() == member.getItems().size() - 1;
        List<String> of = all ? List.of() : List.of(member.getValue());
        Fetching fetching;
        try {
            fetching = Fetching.of(recorded, of, whole ? 0 : begin, whole ? recorded.horizon() : end);
        } catch (IllegalArgumentException _) {
            complain(Texts.of("fetch.there"));
            return;
        }
        String address = at.getText().strip();
        String known = token.getText().strip();
        close();
        context.focus().toChart();
        context.files().begin(Texts.of("fetch.doing", String.join(", ", fetching.members())),
                Texts.of("fetch.cancelled"), progress -> fetched(fetching, recording, address, known, progress),
                more -> Optional.of(put(recording, more)));
    }

    private static Recording fetched(Fetching fetching, Recording recording, String address, String token,
            DoubleConsumer progress) throws IOException {
        double[] reached = {0};
        try {
            return fetching.fetch(recording, address, token, PATIENCE,
                    (come, all) -> reached[0] = (double) come / Math.max(1, all), () -> {
                        progress.accept(reached[0]); // throws if the user has cancelled it
                        return true;
                    });
        } catch (InterruptedException _) {
            throw new CancellationException();
        } catch (CancellationException unwanted) {
            throw unwanted; // it is an IllegalStateException
        } catch (IOException | IllegalArgumentException | IllegalStateException wrong) {
            throw new IOException(Texts.of("fetch.failed", wrong.getMessage()), wrong); // what it says is English
        }
    }

    private String put(Recording recording, Recording more) {
        if (!context.session().grow(recording, more)) {
            return Texts.of("fetch.closed");
        }
        long records = Gathering.fetched(recording.snapshot(), more.snapshot());
        String told = records == 0 ? Texts.of("fetch.none") : Texts.of("fetch.fetched", "%,d".formatted(records));
        return Kept.lost(more.snapshot()).map(lost -> told + " " + Phrases.say(lost)).orElse(told);
    }
}
