package dev.gantry.ui.claims;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import dev.gantry.format.OpenFile;
import dev.gantry.insight.claim.Verdict;
import dev.gantry.insight.lint.Lint;
import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.Lesson;
import dev.gantry.recording.About;
import dev.gantry.recording.Recording;
import dev.gantry.trace.message.Message;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.session.Inquiry;
import dev.gantry.ui.text.LessonTexts;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.Tip;
import dev.gantry.view.explain.LintText;

/** The lints, which are asked of every recording in the background; a click on one tells of it. */
final class LintsPane extends VBox {
    private static final int PAUSES = 19; // a growing recording takes a twentieth of a processor

    private final Context context;
    private final Inquiry<Asked, LintResults> inquiry;
    private final ToggleButton toggle = new ToggleButton();
    private final ListView<Lint> list = new ListView<>();
    private final Runnable picked;
    private Optional<LintResults> shown = Optional.empty();
    private boolean filling;

    /** The recording that is asked, and what it says that it cannot show. */
    private record Asked(Optional<Recording> recording, List<Message> notices) {}

    /** A pane that tells when another lint is picked. */
    LintsPane(Context context, Runnable picked) {
        this.context = context;
        this.picked = picked;
        inquiry = new Inquiry<>(context.pump(), context.reader(), context.session()::snapshot, this::asked,
                (snapshot, asked) -> LintResults.reading(asked.recording, snapshot, asked.notices,
                        context.session().file().map(OpenFile::isWhole).orElse(true)));
        inquiry.resting(PAUSES);
        toggle.setId("lints-toggle");
        toggle.setGraphic(Icon.WARNING.node());
        toggle.setMinWidth(USE_PREF_SIZE);
        toggle.setText(Texts.of("lints.title"));
        Tip.put(toggle, Texts.of("lints.tip"));
        list.setId("lints");
        list.setAccessibleText(Texts.of("lints.title"));
        list.setCellFactory(_ -> new LintCell(lint -> shown.map(of -> of.all().get(lint))));
        list.getSelectionModel().selectedItemProperty().addListener((_, _, lint) -> {
            if (lint != null && !filling) {
                picked.run();
            }
        });
        setVgrow(list, Priority.ALWAYS);
        getChildren().add(list);
    }

    private Asked asked() {
        Optional<Recording> shown = context.session().last();
        return new Asked(shown, shown.map(Recording::about).map(About::notices).orElse(List.of()));
    }

    /** Takes what was found, and marks it on the lanes; says whether more may come. */
    boolean take() {
        boolean more = inquiry.take(context.isRecorded());
        Optional<LintResults> now = inquiry.answer()
                .filter(of -> context.isRecorded() && of.recording().equals(context.session().last()));
        if (!now.equals(shown)) {
            shown = now;
            context.pointer().faults(now.map(LintResults::faults).orElse(List.of()));
        }
        return more;
    }

    void close() {
        inquiry.close();
    }

    /** Shows what was taken. */
    void show() {
        List<Lint> order = shown.map(LintResults::inOrder).orElse(List.of());
        toggle.setText(
                shown.map(of -> Texts.count("lints.found", of.found())).orElseGet(() -> Texts.of("lints.title")));
        if (list.getItems().equals(order)) {
            list.refresh();
            return;
        }
        Lint before = list.getSelectionModel().getSelectedItem();
        filling = true;
        list.getItems().setAll(order);
        if (before != null && order.contains(before)) {
            list.getSelectionModel().select(before);
        } else {
            list.getSelectionModel().clearSelection();
        }
        filling = false;
    }

    /** The button that brings this into view and takes it away; it says how many were found. */
    ToggleButton toggle() {
        return toggle;
    }

    Optional<Lint> selected() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    Optional<Verdict> verdict(Lint lint) {
        return shown.map(of -> of.all().get(lint));
    }

    /** What a lint means, and the lesson that shows it. */
    List<Node> meaning(Lint lint) {
        Label why = new Label(LintText.why(lint));
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        Optional<Lesson> lesson = lint.lesson().flatMap(Catalogue::find);
        if (lesson.isEmpty()) {
            return List.of(why);
        }
        Hyperlink link = new Hyperlink(Texts.of("lints.lesson", LessonTexts.title(lesson.get())));
        link.setMnemonicParsing(false);
        link.setOnAction(_ -> context.session().choose(lesson.get()));
        return List.of(why, link);
    }
}
