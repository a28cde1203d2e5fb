package dev.gantry.ui.path;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import dev.gantry.insight.path.CriticalPath;
import dev.gantry.insight.path.Slack;
import dev.gantry.insight.path.Step;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Inquiry;
import dev.gantry.ui.session.Reading;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.IconButton;
import dev.gantry.ui.theme.Tip;
import dev.gantry.ui.theme.WrappingHead;
import dev.gantry.view.explain.PathText;

/** What the critical path is to, how long it is, and what its time went to; it is there while the path is drawn. */
final class PathBar extends HBox implements Panel {
    private final Context context;
    private final Inquiry<Integer, Answer> inquiry;
    private final Label words = new Label();
    private final Label gain = new Label(); // what would come of it if something on the path took half as long
    private Optional<Answer> shown = Optional.empty();

    /** The path to a task, to the end for 0; {@code steps} is empty where the task has not started. */
    private record Answer(Snapshot snapshot, int task, Optional<List<Step>> steps, Optional<Slack.Gain> gain) {}

    PathBar(Context context) {
        this.context = context;
        inquiry = new Inquiry<>(context.pump(), context.reader(), context.session()::snapshot,
                context.pointer()::task, PathBar::reading);
        getStyleClass().add("path-bar");
        setId("path-bar");
        words.setId("path-words");
        words.setMinWidth(0);
        Button close = IconButton.of("path", "close", Icon.CLOSE, this::close);
        gain.setId("path-gain");
        gain.getStyleClass().add("hint");
        gain.setMinWidth(USE_PREF_SIZE);
        words.setMaxWidth(Double.MAX_VALUE);
        setHgrow(words, Priority.ALWAYS); // within its row
        WrappingHead sentences = new WrappingHead();
        sentences.getChildren().addAll(words, gain);
        setHgrow(sentences, Priority.ALWAYS);
        getChildren().addAll(sentences, close);
        setVisible(false);
        setManaged(false);
    }

    private static Reading.Work<Answer> reading(Snapshot snapshot, int task) {
        return (wanted, progress) -> {
            Optional<CriticalPath> path = task == 0
                    ? Optional.of(CriticalPath.toEnd(snapshot))
                    : CriticalPath.to(snapshot, task);
            if (path.isEmpty()) {
                return Optional.of(new Answer(snapshot, task, Optional.empty(), Optional.empty()));
            }
            Optional<List<Step>> steps = path.get().find(wanted, progress);
            if (!Slack.fits(snapshot)) {
                return steps.map(_ -> new Answer(snapshot, task, steps, Optional.empty()));
            }
            return steps.flatMap(found -> Slack.to(snapshot, task, wanted, _ -> {})
                    .map(slack -> new Answer(snapshot, task, steps, slack.gains(found).stream().findFirst())));
        };
    }

    /** Shows the path, or takes it away. */
    void toggle() {
        if (!close()) {
            setVisible(true);
            setManaged(true);
            words.setText("");
            gain.setText("");
            shown = Optional.empty();
            context.pump().mark(Reason.SELECTION);
        }
    }

    /** Takes the path away; says whether it was there. */
    boolean close() {
        boolean open = isVisible();
        setVisible(false);
        setManaged(false);
        context.pointer().path(List.of());
        return open;
    }

    void cancel() {
        inquiry.close();
    }

    /** Takes what was found; says whether more may come. */
    boolean take() {
        return inquiry.take(isVisible() && context.isRecorded());
    }

    @Override
    public void show(Set<Reason> reasons) {
        if (!isVisible()) {
            return;
        }
        if (!context.isRecorded()) {
            close();
        } else if (inquiry.isSlow()) {
            words.setText(Texts.of("path.busy", Math.round(100 * inquiry.progress())));
            gain.setText("");
            shown = Optional.empty();
        } else if (!inquiry.answer().equals(shown)) {
            shown = inquiry.answer();
            shown.ifPresent(this::show);
        }
    }

    private void show(Answer answer) {
        String task = answer.task == 0 ? "" : answer.snapshot.taskLabel(answer.task);
        words.setText(answer.steps.isEmpty()
                ? Texts.of("path.none", task)
                : answer.task == 0
                        ? Texts.of("path.to-end", PathText.summary(answer.steps.get()))
                        : Texts.of("path.to-task", task, PathText.summary(answer.steps.get())));
        Tip.put(words, words.getText()); // whatever finds no room
        gain.setText(answer.gain.map(of -> PathText.gain(answer.snapshot, of)).orElse(""));
        context.pointer().path(answer.steps.orElse(List.of()));
    }
}
